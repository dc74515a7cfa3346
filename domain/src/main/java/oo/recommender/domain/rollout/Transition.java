package oo.recommender.domain.rollout;

import java.util.Locale;

/** What becomes of wanting a rollout otherwise. */
public sealed interface Transition {

  record Moved(Rollout to, Action action) implements Transition {}

  /** @param policy that stands in the way, or that there is nothing of */
  record Refused(Why why, String policy) implements Transition {}

  /** What was done. */
  enum Action {
    /** The file of policies said something new of its arms. */
    CONFIGURED,
    CANARY_STARTED, CANARY_RESIZED, PROMOTED, ROLLED_BACK;

    /** The name in contracts and events. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Action ofWireName(String wireName) {
      return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
  }

  /** Why a rollout stays as it is. */
  enum Why {
    /** The policy decides already. */
    IS_DEFAULT,
    /** Nothing is tried. */
    NO_CANARY,
    /** Another policy is tried. */
    OTHER_CANARY,
    /** Nothing was promoted, so there is nothing to go back to. */
    NOTHING_BEFORE;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
