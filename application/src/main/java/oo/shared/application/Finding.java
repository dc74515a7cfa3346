package oo.shared.application;

/** What a look at an installation found, in one line and without any secret. */
public sealed interface Finding {

  String text();

  /** As it should be. */
  record Fine(String text) implements Finding {}

  /**
   * Works, but somebody should look at it.
   *
   * @param remedy one line that can be pasted into a shell
   */
  record Warning(String text, String remedy) implements Finding {}

  /**
   * Keeps oO from working, or from being safe.
   *
   * @param remedy one line that can be pasted into a shell
   */
  record Failure(String text, String remedy) implements Finding {}

  /** Could not be looked at, for a reason that is told elsewhere or is none of concern. */
  record Skipped(String text) implements Finding {}
}
