package oo.events.adapter.nats;

import java.util.List;
import oo.events.application.port.Subscription;
import oo.events.domain.SubjectPattern;
import oo.shared.application.Message;

/** What streams, subjects and users are called. */
final class Names {

  /** Declares streams and consumers, and does nothing else. */
  static final String ADMIN = "admin";

  private static final String ROOT = "oo";

  private Names() {}

  static String stream(String module) {
    return ROOT + "_" + module;
  }

  /** All that a module publishes. */
  static String subjects(String module) {
    return ROOT + "." + module + ".>";
  }

  static String moduleOf(Message message) {
    return message.subject().split("\\.", 3)[1];
  }

  /**
   * What a consumer asks a module's stream for; empty when the subscription wants nothing of it. The server takes no
   * patterns that overlap; then it is all, and the subscription chooses.
   */
  static List<String> wanted(Subscription subscription, String module) {
    var patterns = subscription.subjects().stream().filter(pattern -> isOf(module, pattern.value())).distinct().toList();
    boolean overlap = patterns.stream().anyMatch(one -> patterns.stream().anyMatch(other -> !one.equals(other) && one.overlaps(other)));
    return overlap ? List.of(subjects(module)) : patterns.stream().map(SubjectPattern::value).sorted().toList();
  }

  private static boolean isOf(String module, String pattern) {
    String[] words = pattern.split("\\.");
    if (!words[0].equals(ROOT) || words.length < 2 || words[1].equals("*") || words[1].equals(">")) {
      throw new IllegalArgumentException("a consumer names the module whose subjects it wants: " + pattern);
    }
    return words[1].equals(module);
  }
}
