package oo.shared.application;

/**
 * What work of a recorded trace has waited for.
 *
 * @param trace the step that waits
 * @param waitedNanos so far
 */
public record RecordedWait(TraceContext trace, long waitedNanos) {}
