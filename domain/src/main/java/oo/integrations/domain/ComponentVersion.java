package oo.integrations.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is needed of a component to tell which of two versions of it is newer.
 *
 * @param ref stands for UID and RECURRENCE-ID
 * @param content stands for the component's text but its DTSTAMP, which some calendars renew with every export
 */
public record ComponentVersion(UUID ref, int sequence, @Nullable Instant stamp, UUID content) {

  public enum Age { NEWER, SAME, OLDER }

  public static ComponentVersion of(CalendarComponent component) {
    return new ComponentVersion(
        component.ref(), component.sequence(), component.stamp(), contentOf(component.text()));
  }

  /**
   * By content first, then SEQUENCE, then stamp (RFC 5546, 2.1.5); where these cannot tell, the file that comes later
   * is taken for the newer one.
   */
  public Age comparedWith(ComponentVersion stored) {
    if (content.equals(stored.content)) {
      return Age.SAME;
    }
    if (sequence != stored.sequence) {
      return sequence > stored.sequence ? Age.NEWER : Age.OLDER;
    }
    boolean stampedBefore = stamp != null && stored.stamp != null && stamp.isBefore(stored.stamp);
    return stampedBefore ? Age.OLDER : Age.NEWER;
  }

  private static UUID contentOf(String text) {
    var fingerprint = new Fingerprint();
    text.lines().filter(line -> !isDtstamp(line)).forEach(fingerprint::add);
    return fingerprint.end();
  }

  private static boolean isDtstamp(String line) {
    return line.regionMatches(true, 0, "DTSTAMP", 0, 7) && line.length() > 7
        && (line.charAt(7) == ':' || line.charAt(7) == ';');
  }
}
