package oo.recommender.domain.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task of the user's own that is not done.
 *
 * @param id opaque and lasting
 * @param startsAt before then it is not to be worked on
 * @param priority 1 (highest) to 9, 0 when not given (RFC 5545, 3.8.1.9)
 * @param createdAt when it was written down (RFC 5545, 3.8.7.1)
 */
public record OpenTask(
    String id, String title, @Nullable Instant due, @Nullable Instant startsAt, @Nullable Duration estimate,
    int priority, @Nullable Instant createdAt) {}
