package oo.recommender.domain.state;

import java.util.UUID;
import oo.shared.domain.UserId;

/** A calendar was disconnected for good; its id is never used again. */
public record CalendarDisconnected(UserId user, UUID calendar) implements UserEvent {}
