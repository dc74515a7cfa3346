package oo.gateway.application.port;

import oo.shared.application.TraceContext;
import org.jspecify.annotations.Nullable;

/** Chooses the requests that are recorded, and records them. */
public interface RequestTraces {

  RequestTraces NONE = _ -> null;

  /**
   * Begins a request, or returns null for one that is not recorded: then it must have cost next to nothing.
   *
   * @param traceparent the caller's, valid as W3C Trace Context has it; null where there is none
   */
  @Nullable Recording begins(@Nullable String traceparent);

  /** One request on record. */
  interface Recording {

    /** What the work for this request belongs to. */
    TraceContext context();

    /**
     * Once, when the request is answered.
     *
     * @param operation id of the contract
     * @param status 0 where there is no answer
     * @param problem code of the catalogue; null where the answer is none
     */
    void ends(String operation, int status, @Nullable String problem);
  }
}
