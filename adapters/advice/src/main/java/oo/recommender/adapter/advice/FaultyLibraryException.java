package oo.recommender.adapter.advice;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;

/** The advice library cannot be used; lists every fault, ordered by file. */
final class FaultyLibraryException extends IllegalStateException {

  private final transient List<LibraryFault> faults;

  FaultyLibraryException(List<LibraryFault> unordered) {
    var ordered = unordered.stream().sorted(Comparator.comparing(LibraryFault::file)).toList();
    super(ordered.stream().map(LibraryFault::toString)
        .collect(joining("\n  ", "the advice library has %d fault(s):\n  ".formatted(ordered.size()), "")));
    faults = ordered;
  }

  List<LibraryFault> faults() {
    return faults;
  }
}
