package oo.profile.adapter.http;

import java.util.List;
import oo.codegen.http.Call;
import oo.codegen.http.Reply;
import oo.codegen.http.Route;
import oo.codegen.http.api.ProfileService;
import oo.codegen.http.model.Consent;
import oo.codegen.http.model.ConsentChange;
import oo.codegen.http.model.ConsentList;
import oo.codegen.http.model.Preferences;
import oo.profile.application.ConsentQueries;
import oo.profile.application.PreferencesQueries;
import oo.profile.application.SetConsent;
import oo.profile.application.SetPreferences;
import oo.profile.application.SetPreferencesOutcome;
import oo.profile.domain.ConsentChange.Origin;
import oo.profile.domain.Purpose;
import oo.profile.domain.VersionedPreferences;
import oo.shared.adapter.http.ETags;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Preferences and consents, as the contract has them. */
public final class ProfileRoutes implements ProfileService {

  private final PreferencesQueries preferences;
  private final SetPreferences setPreferences;
  private final ConsentQueries consents;
  private final SetConsent setConsent;

  public ProfileRoutes(
      PreferencesQueries preferences, SetPreferences setPreferences, ConsentQueries consents, SetConsent setConsent) {
    this.preferences = preferences;
    this.setPreferences = setPreferences;
    this.consents = consents;
    this.setConsent = setConsent;
  }

  /** What the gateway serves. */
  public List<Route> routes() {
    return ProfileService.routes(this);
  }

  @Override
  public Reply<Preferences> getPreferences(Call call, @Nullable String ifNoneMatch) {
    return reply(preferences.of(new UserId(call.user())));
  }

  @Override
  public Reply<Preferences> setPreferences(Call call, Preferences wanted, @Nullable String ifMatch) {
    var expected = ETags.expected(ifMatch);
    var outcome = setPreferences.execute(PreferencesJson.command(new UserId(call.user()), expected, wanted));
    return switch (outcome) {
      case SetPreferencesOutcome.Saved(var current) -> reply(current);
      case SetPreferencesOutcome.Stale _ -> throw ETags.stale();
      case SetPreferencesOutcome.InvalidTimeZone _ -> throw ProblemCode.VALIDATION_FAILED
          .problem("The time zone is not known.").fault("/time_zone", "time_zone", "must be an IANA time zone");
      case SetPreferencesOutcome.InvalidCooldown _ -> throw ProblemCode.VALIDATION_FAILED
          .problem("The cooldown is out of bounds.")
          .fault("/push_cooldown", "range", "must be whole seconds, from PT0S to PT24H");
    };
  }

  @Override
  public Reply<ConsentList> listConsents(Call call, @Nullable String ifNoneMatch) {
    var all = consents.of(new UserId(call.user()));
    return Reply.ok(new ConsentList(all.items().stream().map(ProfileRoutes::json).toList()))
        .with("ETag", ETags.of(all.version()));
  }

  @Override
  public Reply<Consent> setConsent(Call call, String purpose, ConsentChange change) {
    return Reply.ok(json(setConsent.execute(new SetConsent.Command(
        new UserId(call.user()), Purpose.find(purpose).orElseThrow(), change.granted(), Origin.SETTING))));
  }

  private static Reply<Preferences> reply(VersionedPreferences current) {
    return Reply.ok(PreferencesJson.of(current.preferences())).with("ETag", ETags.of(current.version()));
  }

  private static Consent json(oo.profile.domain.Consent consent) {
    return new Consent(
        consent.purpose().wireName(), consent.granted(), consent.changedAt(), consent.purpose().explanation());
  }
}
