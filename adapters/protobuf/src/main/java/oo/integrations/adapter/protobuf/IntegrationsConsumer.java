package oo.integrations.adapter.protobuf;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import oo.integrations.application.FollowConsent;
import oo.integrations.application.FollowTimeZone;
import oo.profile.events.v1.ConsentChanged;
import oo.profile.events.v1.PreferencesChanged;
import oo.shared.application.Message;
import oo.shared.application.MessageHandler;
import oo.shared.domain.UserId;

/** Has the calendars follow what their owners say elsewhere. */
public final class IntegrationsConsumer implements MessageHandler {

  /** What it wants, each by its full name. */
  public static final List<String> SUBJECTS =
      List.of("oo.profile.preferences.changed.v1", "oo.profile.consent.changed.v1");

  private static final String CALENDAR_TIPS = "calendar_tips";

  private final FollowTimeZone followTimeZone;
  private final FollowConsent followConsent;

  public IntegrationsConsumer(FollowTimeZone followTimeZone, FollowConsent followConsent) {
    this.followTimeZone = followTimeZone;
    this.followConsent = followConsent;
  }

  /**
   * @throws IllegalArgumentException when the message's type is not known, or its payload is not of that type; the same
   *     message fails again until newer code reads it
   */
  @Override
  public void handle(Message message) {
    try {
      switch (message.type()) {
        case "oo.profile.events.v1.PreferencesChanged" ->
            follow(message, PreferencesChanged.parseFrom(message.payload()));
        case "oo.profile.events.v1.ConsentChanged" -> follow(message, ConsentChanged.parseFrom(message.payload()));
        default -> throw new IllegalArgumentException("the type is not known here: " + message.type());
      }
    } catch (InvalidProtocolBufferException | DateTimeException e) {
      throw new IllegalArgumentException("message " + message.id() + " is no " + message.type(), e);
    }
  }

  private void follow(Message message, PreferencesChanged event) {
    followTimeZone.execute(
        new FollowTimeZone.Command(message.id(), user(event.getUserId()), ZoneId.of(event.getTimeZone())));
  }

  private void follow(Message message, ConsentChanged event) {
    if (event.getPurpose().equals(CALENDAR_TIPS)) {
      followConsent.execute(new FollowConsent.Command(message.id(), user(event.getUserId()), event.getGranted()));
    }
  }

  private static UserId user(String id) {
    return new UserId(UUID.fromString(id));
  }
}
