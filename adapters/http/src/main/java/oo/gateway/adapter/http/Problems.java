package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import oo.codegen.http.model.Problem;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.adapter.http.ProblemException;

/** The error catalogue of the contract, and problems as it describes them. */
final class Problems {

  static final String MEDIA_TYPE = "application/problem+json";
  private static final int MOST_FAULTS = 50;

  private final Map<String, Type> types = new LinkedHashMap<>();

  /**
   * A kind of problem.
   *
   * @param page where it is explained
   */
  record Type(String code, int status, String title, boolean retryable, String description, URI page) {}

  Problems(Contract contract, URI publicUrl) {
    for (var entry : contract.tree().get("x-problem-types").properties()) {
      JsonNode type = entry.getValue();
      types.put(entry.getKey(), new Type(entry.getKey(), type.get("status").intValue(), type.get("title").textValue(),
          type.get("retryable").booleanValue(), type.get("description").textValue(),
          URI.create(publicUrl + "/problems/" + entry.getKey())));
    }
    TreeSet<String> known = new TreeSet<>();
    Arrays.stream(ProblemCode.values()).map(Enum::name).forEach(known::add);
    if (!known.equals(types.keySet())) {
      throw new IllegalStateException("the catalogue has " + types.keySet() + ", the code " + known);
    }
  }

  /** The catalogue, in its own order. */
  Map<String, Type> types() {
    return types;
  }

  Answer answer(ProblemException problem, String instance, String requestId) {
    Type type = type(problem.code());
    Map<String, String> headers = new LinkedHashMap<>(problem.headers());
    if (type.retryable() && type.status() != 500) {
      headers.putIfAbsent("Retry-After", "1");
    }
    return new Answer(type.status(), headers, MEDIA_TYPE, Json.bytes(new Problem(type.page(), type.title(),
        type.status(), problem.detail(), instance, type.code(), requestId, type.retryable(), problem.params(),
        problem.faults().stream().limit(MOST_FAULTS).toList())));
  }

  private Type type(ProblemCode code) {
    Type type = types.get(code.name());
    if (type == null) {
      throw new IllegalStateException(code + " is not in the catalogue");
    }
    return type;
  }
}
