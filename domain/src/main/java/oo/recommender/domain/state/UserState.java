package oo.recommender.domain.state;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import oo.recommender.domain.state.TipStanding.Stage;
import oo.recommender.domain.tip.Reaction;

/**
 * The read model of a user. Events give the same state in whatever order they come and however often.
 *
 * @param calendars by id
 * @param disconnected calendars that are gone, so that a late word of them brings nothing back
 * @param tips the {@link #MOST_TIPS} newest tips by id; ids are UUIDs of version 7 and sort by the time of the offer
 */
public record UserState(
    SortedMap<UUID, CalendarSignals> calendars, Set<UUID> disconnected, SortedMap<UUID, TipStanding> tips) {

  public static final UserState EMPTY = new UserState(new TreeMap<>(), Set.of(), new TreeMap<>());

  public static final int MOST_TIPS = 128;

  public UserState {
    calendars = Collections.unmodifiableSortedMap(new TreeMap<>(calendars));
    disconnected = Set.copyOf(disconnected);
    tips = Collections.unmodifiableSortedMap(new TreeMap<>(tips));
  }

  public Agenda agenda() {
    return Agenda.of(calendars.values());
  }

  /** As of this moment: from the tips themselves, so that nothing depends on the order in which their events came. */
  public KindHistory kindsAt(Instant at) {
    return KindHistory.of(tips.values(), at);
  }

  public UserState after(UserEvent event) {
    return switch (event) {
      case CalendarSignalsChanged changed -> with(changed.signals());
      case CalendarDisconnected gone -> without(gone.calendar());
      case TipDecided decided -> after(decided.outcome(), decided.at());
      case FeedbackReceived feedback ->
          with(feedback.tip(), new TipStanding(feedback.kind(), stageAfter(feedback.reaction()), null));
    };
  }

  public UserState with(CalendarSignals signals) {
    var known = calendars.get(signals.calendar());
    if (disconnected.contains(signals.calendar()) || known != null && !signals.asOf().isAfter(known.asOf())) {
      return this;
    }
    var next = new TreeMap<>(calendars);
    next.put(signals.calendar(), signals);
    return new UserState(next, disconnected, tips);
  }

  public UserState without(UUID calendar) {
    var rest = new TreeMap<>(calendars);
    rest.remove(calendar);
    var gone = new HashSet<>(disconnected);
    gone.add(calendar);
    return new UserState(rest, gone, tips);
  }

  private UserState after(TipDecided.Outcome outcome, Instant at) {
    return switch (outcome) {
      case TipDecided.Tip tip -> with(tip.tip(), new TipStanding(tip.kind(), Stage.OFFERED, at));
      case TipDecided.Silence _ -> this;
    };
  }

  private UserState with(UUID tip, TipStanding standing) {
    var next = new TreeMap<>(tips);
    next.merge(tip, standing, TipStanding::further);
    if (next.size() > MOST_TIPS) {
      next.pollFirstEntry();
    }
    return new UserState(calendars, disconnected, next);
  }

  private static Stage stageAfter(Reaction reaction) {
    return switch (reaction) {
      case Reaction.Seen _ -> Stage.SEEN;
      case Reaction.Snooze _ -> Stage.SNOOZED;
      case Reaction.Dismiss _ -> Stage.DISMISSED;
      case Reaction.Done _ -> Stage.DONE;
    };
  }
}
