package oo.shared.adapter.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oo.codegen.http.model.Fault;

/** Ends a request with a problem (RFC 9457). It is an answer, not a failure: it has no stack trace and is not logged. */
public final class ProblemException extends RuntimeException {

  private final ProblemCode code;
  private final Map<String, String> params = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  ProblemException(ProblemCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  /** Names a value that stands in the detail. */
  public ProblemException param(String name, Object value) {
    params.put(name, value.toString());
    return this;
  }

  public ProblemException header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** When to try again; a problem that the catalogue calls retryable says one second unless told otherwise. */
  public ProblemException retryAfter(long seconds) {
    return header("Retry-After", Long.toString(seconds));
  }

  /**
   * One thing that is wrong with the request, for what the contract cannot express, such as an unknown time zone.
   *
   * @param pointer a JSON Pointer into the body, or {@code query/limit}, {@code header/If-Match}, {@code path/tip_id}
   * @param code the broken rule, as in {@code required} or {@code time_zone}
   * @param expected what was expected
   */
  public ProblemException fault(String pointer, String code, String expected) {
    faults.add(new Fault(pointer, code, expected));
    return this;
  }

  public ProblemCode code() {
    return code;
  }

  public String detail() {
    return getMessage();
  }

  public Map<String, String> params() {
    return Map.copyOf(params);
  }

  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  public List<Fault> faults() {
    return List.copyOf(faults);
  }
}
