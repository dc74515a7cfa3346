package oo.recommender.domain.explanation;

import java.time.Instant;
import java.time.format.TextStyle;
import java.util.Locale;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.Aspect;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.policy.DecisionContext;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.tip.Ref;

/** How a candidate, or the moment, stood in each aspect: in English, from what was logged. */
record Facts(DecisionContext context) {

  /** From here on a stretch of time is as good as without end. */
  private static final int ENDLESS_MINUTES = 8 * 60;

  String of(Aspect aspect, Candidate candidate) {
    return switch (aspect) {
      case SNOOZE_ENDED ->
          candidate.comesBack() ? "you asked to be told again at this time" : "no snooze of it has just ended";
      case DUE -> due(candidate);
      case BEGINS -> candidate.startsAt() == null
          ? "it prepares nothing" : "what it prepares begins in " + Spans.of(minutesUntil(candidate.startsAt()));
      case FREE_TIME -> fit(candidate);
      case EFFORT -> "it takes " + Spans.of(candidate.effortMinutes());
      case TIME_OF_DAY -> time() + (suits(candidate) ? " suits " : " is no special time for ") + name(candidate.kind());
      case LAST_SHOWN -> candidate.lastShownAt() == null
          ? "you have not been told so lately"
          : "you were last told so " + Spans.of(-minutesUntil(candidate.lastShownAt())) + " ago";
      case PRIORITY -> candidate.priority() == 0 ? "it has no priority" : "it has priority " + candidate.priority();
      case AGE -> candidate.createdAt() == null
          ? "since when it is open is not known"
          : "it is open for " + Spans.of(-minutesUntil(candidate.createdAt()));
      case KIND -> "it is " + name(candidate.kind()) + ", at " + time();
      case KIND_HISTORY -> history(candidate.kind());
      case KIND_LAST_SHOWN -> kindLastShown(candidate.kind());
      case PERSONAL -> personal(candidate.kind());
      case BASE, TRIGGER, MOMENT, DAY_LOAD, DOSE, LAST_TIP, DEVICE -> ofMoment(aspect);
    };
  }

  String ofMoment(Aspect aspect) {
    return switch (aspect) {
      case BASE -> "what a tip is worth by itself, set against silence";
      case TRIGGER -> context.trigger() == Trigger.PULL ? "you asked" : "nobody asked";
      case MOMENT -> "it was " + context.local().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ", "
          + time();
      case DAY_LOAD -> "your day was " + Math.round(context.dayLoad() * 100) + "% taken";
      case DOSE -> context.tipsToday() == 1 ? "you had 1 tip that day" : "you had " + context.tipsToday() + " tips that day";
      case LAST_TIP -> context.lastTipAt() == null
          ? "it was your first tip" : "your last tip was " + Spans.of(-minutesUntil(context.lastTipAt())) + " before";
      case DEVICE -> "you asked from " + switch (context.device()) {
        case MOBILE -> "a mobile device";
        case DESKTOP -> "a desktop";
        case OTHER -> "a device that was not told";
      };
      case FREE_TIME -> free();
      case SNOOZE_ENDED, DUE, BEGINS, EFFORT, TIME_OF_DAY, LAST_SHOWN, PRIORITY, AGE, KIND, KIND_HISTORY,
          KIND_LAST_SHOWN, PERSONAL -> throw new IllegalArgumentException(aspect + " is not of the moment");
    };
  }

  /** What it is, without a word of the user's own: those are in no record. */
  String describe(Candidate candidate) {
    if (Ref.isTask(candidate.ref())) {
      return candidate.due() == null ? "a task of yours without a due date" : "a task of yours: " + due(candidate);
    }
    if (candidate.startsAt() != null) {
      return "getting ready for what begins in " + Spans.of(minutesUntil(candidate.startsAt()));
    }
    return "the advice “" + candidate.ref().substring(candidate.ref().indexOf(':') + 1).replace('-', ' ') + "” on "
        + name(candidate.kind());
  }

  private String due(Candidate candidate) {
    if (candidate.due() == null) {
      return "it has no due date";
    }
    int minutes = minutesUntil(candidate.due());
    return minutes < 0 ? "it has been due for " + Spans.of(-minutes) : "it is due in " + Spans.of(minutes);
  }

  private String fit(Candidate candidate) {
    int free = context.freeMinutes();
    int effort = candidate.effortMinutes();
    if (free > ENDLESS_MINUTES) {
      return "it takes " + Spans.of(effort) + ", and nothing is in the way";
    }
    return "it takes " + Spans.of(effort) + (effort > free ? ", more than the " : " of the ") + Spans.of(free)
        + " that are free";
  }

  private String free() {
    return context.freeMinutes() > ENDLESS_MINUTES
        ? "no event was near" : "you were free for " + Spans.of(context.freeMinutes());
  }

  private boolean suits(Candidate candidate) {
    var local = context.local();
    return RulesPolicy.suits(candidate.kind(), local.getHour() + local.getMinute() / 60.0);
  }

  private String history(TipKind kind) {
    var counts = context.kinds().of(kind);
    return counts.offered() == 0
        ? "you have had no tips on " + name(kind) + " lately"
        : "of the last " + counts.offered() + " on " + name(kind) + " you did " + counts.done() + " and dismissed "
            + counts.dismissed();
  }

  private String kindLastShown(TipKind kind) {
    var last = context.kinds().of(kind).lastOfferedAt();
    return last == null
        ? "no earlier tip on " + name(kind) + " is remembered"
        : "your last tip on " + name(kind) + " was " + Spans.of(-minutesUntil(last)) + " before";
  }

  private String personal(TipKind kind) {
    double mean = context.effects().of(kind).mean();
    return mean == 0
        ? "nothing is known of how you differ from others about " + name(kind)
        : "you take tips on " + name(kind) + (mean > 0 ? " better" : " worse") + " than most, as far as you have answered";
  }

  private String time() {
    var local = context.local();
    return "%02d:%02d".formatted(local.getHour(), local.getMinute());
  }

  private int minutesUntil(Instant then) {
    return context.minutesUntil(then);
  }

  private static String name(TipKind kind) {
    return switch (kind) {
      case BREAK -> "breaks";
      case TASK -> "tasks";
      case FOCUS, PLANNING, MOVEMENT, SLEEP, SOCIAL, LEARNING, ADMIN, NOURISHMENT, PREPARATION -> kind.wireName();
    };
  }
}
