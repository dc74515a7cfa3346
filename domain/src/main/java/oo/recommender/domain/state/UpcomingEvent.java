package oo.recommender.domain.state;

import java.time.Instant;

/** An event of the user's own that is still to come; {@code id} opaque and lasting. */
public record UpcomingEvent(
    String id, String title, Instant start, Instant end, boolean allDay, boolean hasLocation, int attendees) {}
