package oo.events.domain;

/**
 * Subjects that a consumer wants, in the notation of NATS: words between dots, {@code *} for any one word, and {@code >}
 * at the end for one or more words.
 */
public record SubjectPattern(String value) {

  public SubjectPattern {
    String[] words = value.split("\\.", -1);
    for (var i = 0; i < words.length; i++) {
      boolean whole = words[i].matches("[a-z0-9_]+|\\*") || words[i].equals(">") && i == words.length - 1;
      if (!whole) {
        throw new IllegalArgumentException("not a pattern of subjects: " + value);
      }
    }
  }

  public boolean matches(String subject) {
    String[] wanted = value.split("\\.");
    String[] words = subject.split("\\.", -1);
    for (var i = 0; i < wanted.length; i++) {
      if (i == words.length) {
        return false;
      }
      if (wanted[i].equals(">")) {
        return true;
      }
      if (!wanted[i].equals("*") && !wanted[i].equals(words[i])) {
        return false;
      }
    }
    return words.length == wanted.length;
  }

  /** Whether a subject can match both. */
  public boolean overlaps(SubjectPattern other) {
    String[] words = value.split("\\.");
    String[] others = other.value.split("\\.");
    for (var i = 0; i < Math.min(words.length, others.length); i++) {
      if (words[i].equals(">") || others[i].equals(">")) {
        return true;
      }
      if (!words[i].equals("*") && !others[i].equals("*") && !words[i].equals(others[i])) {
        return false;
      }
    }
    return words.length == others.length;
  }
}
