package oo.recommender.application.port;

import java.time.Instant;

/** Tips that were seen and never answered. */
public interface SeenTips {

  /**
   * Closes those whose time ended before {@code over}, the oldest first, and tells of each by the event {@code TipExpired};
   * all of one call in one transaction. Of several processes each closes others.
   *
   * @param most how many, at most
   * @return how many there were
   */
  int expire(Instant over, Instant now, int most);
}
