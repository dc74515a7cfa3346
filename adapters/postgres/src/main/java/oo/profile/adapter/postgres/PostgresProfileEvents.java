package oo.profile.adapter.postgres;

import com.google.protobuf.Message;
import java.time.Instant;
import oo.profile.application.port.ProfileEvents;
import oo.profile.domain.ProfileEvent;
import oo.profile.events.v1.ConsentChanged;
import oo.profile.events.v1.PreferencesChanged;
import oo.shared.adapter.postgres.EventEnvelope;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.application.Ids;

final class PostgresProfileEvents implements ProfileEvents {

  private final OutboxTable outbox;
  private final EventEnvelope envelope;

  PostgresProfileEvents(OutboxTable outbox, Ids ids) {
    this.outbox = outbox;
    this.envelope = new EventEnvelope("profile", ids);
  }

  @Override
  public void append(ProfileEvent event, Instant at) {
    outbox.append(envelope.seal(subject(event), encode(event), event.user(), at));
  }

  private static String subject(ProfileEvent event) {
    return switch (event) {
      case ProfileEvent.PreferencesChanged _ -> "oo.profile.preferences.changed.v1";
      case ProfileEvent.ConsentChanged _ -> "oo.profile.consent.changed.v1";
    };
  }

  private static Message encode(ProfileEvent event) {
    return switch (event) {
      case ProfileEvent.PreferencesChanged(var user, var timeZone, var version) -> PreferencesChanged.newBuilder()
          .setUserId(user.toString()).setTimeZone(timeZone.getId()).setVersion(version).build();
      case ProfileEvent.ConsentChanged(var user, var purpose, var granted) -> ConsentChanged.newBuilder()
          .setUserId(user.toString()).setPurpose(purpose.wireName()).setGranted(granted).build();
    };
  }
}
