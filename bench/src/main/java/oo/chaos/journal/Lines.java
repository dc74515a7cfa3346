package oo.chaos.journal;

import java.time.Instant;

/** The journal's lines: fields between tabs, the first of which tells the kind. */
final class Lines {

  static final String INTENT = "I";
  static final String ANSWER = "A";
  static final String NOTE = "N";

  private Lines() {}

  static String intent(Intent intent) {
    return String.join("\t", INTENT, intent.key(), intent.user(), intent.kind().name(), intent.path(), intent.mediaType(), escaped(intent.body()));
  }

  static String answer(String key, int status, String body) {
    return String.join("\t", ANSWER, key, Integer.toString(status), escaped(body));
  }

  static String note(String what) {
    return String.join("\t", NOTE, Instant.now().toString(), escaped(what));
  }

  /** What {@link String#translateEscapes} turns back. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
  }
}
