package oo.recommender.adapter.inprocess;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import oo.profile.application.ProfileQueries;
import oo.profile.application.ProfileView;
import oo.recommender.application.port.Profiles;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Profile;
import oo.recommender.domain.QuietHours;
import oo.recommender.domain.TipKind;
import oo.shared.domain.UserId;

/** Asks profile anew for each decision, so that what was acknowledged binds from then on. */
final class InProcessProfiles implements Profiles {

  private final ProfileQueries profiles;

  InProcessProfiles(ProfileQueries profiles) {
    this.profiles = profiles;
  }

  @Override
  public Profile of(UserId user) {
    return profile(profiles.of(user));
  }

  @Override
  public Supplier<Profile> ask(UserId user) {
    var asked = profiles.ask(user);
    return () -> profile(asked.get());
  }

  private static Profile profile(ProfileView told) {
    return new Profile(
        told.timeZone(), new QuietHours(told.quietHours().stream().map(InProcessProfiles::stretch).toList()),
        named(TipKind.values(), TipKind::wireName, told.kindsOff()), told.dailyCap(), told.pushCooldown(),
        named(Consent.values(), Consent::wireName, told.consents()));
  }

  private static QuietHours.Stretch stretch(ProfileView.QuietHours told) {
    return new QuietHours.Stretch(told.from(), told.to(), told.days());
  }

  /** A name that is not known here is for somebody else, such as the purpose of a consent that decisions do not ask. */
  private static <T> Set<T> named(T[] known, Function<T, String> name, Set<String> names) {
    return Arrays.stream(known).filter(value -> names.contains(name.apply(value))).collect(Collectors.toSet());
  }
}
