package oo.recommender.domain.decision;

import java.util.EnumMap;
import java.util.Map;
import oo.recommender.domain.TipAction;

/**
 * What the user would read of a candidate; kept apart from what the policy sees.
 *
 * @param own facts of this candidate, on top of those of the moment
 */
record CandidateText(TextTemplate title, TextTemplate body, Map<Placeholder, String> own, TipAction action) {

  private static final int LONGEST_SUBJECT = 80;

  boolean canSay(Map<Placeholder, String> moment) {
    return canSay(title, moment) && canSay(body, moment);
  }

  private boolean canSay(TextTemplate text, Map<Placeholder, String> moment) {
    for (var need : text.needs()) {
      if (!own.containsKey(need) && !moment.containsKey(need)) {
        return false;
      }
    }
    return true;
  }

  String title(Map<Placeholder, String> moment) {
    return title.render(with(moment));
  }

  String body(Map<Placeholder, String> moment) {
    return body.render(with(moment));
  }

  private Map<Placeholder, String> with(Map<Placeholder, String> moment) {
    var facts = new EnumMap<Placeholder, String>(Placeholder.class);
    facts.putAll(moment);
    facts.putAll(own);
    return facts;
  }

  /** A title from a calendar in one line of bounded length. */
  static String subject(String title) {
    var line = title.strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= LONGEST_SUBJECT) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)).stripTrailing() + "…";
  }
}
