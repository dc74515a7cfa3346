package oo.shared.application;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One look at an installation. It changes nothing.
 *
 * @param needs names of checks without whose success this one could only repeat their failure
 * @param deadline after which the look is given up
 */
public record Check(String name, Set<String> needs, Duration deadline, Examination examination) {

  // A cold JVM on a busy machine takes seconds for what takes a tenth of one.
  private static final Duration USUAL = Duration.ofSeconds(20);

  public Check {
    needs = Set.copyOf(needs);
  }

  public Check(String name, Set<String> needs, Examination examination) {
    this(name, needs, USUAL, examination);
  }

  /** Looks, and may be interrupted. */
  @FunctionalInterface
  public interface Examination {
    /** @throws Exception when the look itself failed; its message is told, so it must have no secret */
    List<Finding> examine() throws Exception;
  }
}
