package oo.recommender.domain.tip;

/** What a tip is about, as one word that lasts: {@code advice:<slug>}, {@code task:<id>} or {@code event:<id>}. */
public final class Ref {

  private static final String ADVICE = "advice:";
  private static final String TASK = "task:";
  private static final String EVENT = "event:";

  private Ref() {}

  public static String ofAdvice(String slug) {
    return ADVICE + slug;
  }

  public static String ofTask(String id) {
    return TASK + id;
  }

  public static String ofEvent(String id) {
    return EVENT + id;
  }

  public static boolean isAdvice(String ref) {
    return ref.startsWith(ADVICE);
  }

  public static boolean isTask(String ref) {
    return ref.startsWith(TASK);
  }

  public static boolean isEvent(String ref) {
    return ref.startsWith(EVENT);
  }
}
