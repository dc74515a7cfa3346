package oo.gateway.application.port;

import org.jspecify.annotations.Nullable;

/** Watches what becomes of requests; called on their way out, so it must be quick, and it never fails. */
public interface RequestObserver {

  /** The operation of requests that lead to none. */
  String NO_OPERATION = "none";

  RequestObserver NONE = (_, _, _, _) -> {};

  /**
   * @param operation id of the contract, or {@link #NO_OPERATION}
   * @param problem code of the catalogue; null where the answer is none
   * @param nanos from the request's first line to its answer; 0 where that is not known
   */
  void answered(String operation, int status, @Nullable String problem, long nanos);
}
