package oo.recommender.domain.state;

import oo.shared.domain.UserId;

/** One calendar says something new; what it said before is void. */
public record CalendarSignalsChanged(UserId user, CalendarSignals signals) implements UserEvent {}
