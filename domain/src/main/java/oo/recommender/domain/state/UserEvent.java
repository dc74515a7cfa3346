package oo.recommender.domain.state;

import oo.shared.domain.UserId;

/** Something that happened to a user and that decisions take into account. */
public sealed interface UserEvent permits CalendarSignalsChanged, CalendarDisconnected, TipDecided, FeedbackReceived {

  UserId user();
}
