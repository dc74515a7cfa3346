package oo.chaos;

import java.util.List;
import java.util.stream.Collectors;

/** What came out, as a table in Markdown. */
final class FindingsTable {

  private FindingsTable() {}

  static String of(List<Finding> findings) {
    return findings.stream()
        .map(one -> "| " + String.join(" | ", one.id(), one.what(), one.measured(), one.target(), one.reached() ? "yes" : "no") + " |")
        .collect(Collectors.joining("\n", "| id | what | measured | target | reached |\n|---|---|---|---|---|\n", ""));
  }
}
