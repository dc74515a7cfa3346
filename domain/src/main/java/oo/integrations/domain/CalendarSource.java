package oo.integrations.domain;

import java.time.Instant;
import oo.integrations.domain.FeedState.Active;
import oo.integrations.domain.FeedState.Failing;
import oo.integrations.domain.FeedState.Gone;
import oo.integrations.domain.FeedState.Paused;
import org.jspecify.annotations.Nullable;

/** Where a calendar comes from. */
public sealed interface CalendarSource {

  /** Files that the user uploads. */
  record Upload() implements CalendarSource {}

  /**
   * An address that is fetched from time to time.
   *
   * @param etag and lastModified as the last answer gave them
   * @param fetchedAt when it last gave the calendar or said that it is unchanged
   * @param revision how often any of the others changed
   */
  record Subscription(
      FeedUrl url, @Nullable String etag, @Nullable String lastModified, @Nullable Instant fetchedAt, FeedState state,
      long revision) implements CalendarSource {

    public static Subscription first(
        FeedUrl url, @Nullable String etag, @Nullable String lastModified, Instant now, double chance) {
      return new Subscription(url, etag, lastModified, now, new Active(now.plus(FetchPace.afterAnswer(chance))), 0);
    }

    public Subscription answered(@Nullable String newEtag, @Nullable String newLastModified, Instant now, double chance) {
      var next = new Active(now.plus(FetchPace.afterAnswer(chance)));
      return new Subscription(url, newEtag, newLastModified, now, next, revision + 1);
    }

    public Subscription unchanged(Instant now, double chance) {
      return answered(etag, lastModified, now, chance);
    }

    /** @param wishedSeconds how long the other side asked to be left alone, -1 when it did not */
    public Subscription failed(Instant now, long wishedSeconds, double chance) {
      int failures = state instanceof Failing failing ? failing.failures() + 1 : 1;
      return in(new Failing(failures, now.plus(FetchPace.afterFailure(failures, wishedSeconds, chance))));
    }

    public Subscription gone() {
      return in(new Gone());
    }

    public boolean isFetched() {
      return state instanceof Active || state instanceof Failing;
    }

    public Subscription paused() {
      return isFetched() ? in(new Paused()) : this;
    }

    public Subscription resumed(Instant now) {
      return state instanceof Paused ? in(new Active(now)) : this;
    }

    private Subscription in(FeedState next) {
      return new Subscription(url, etag, lastModified, fetchedAt, next, revision + 1);
    }
  }
}
