package oo.gateway.adapter.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of known origins read the answers (Fetch, CORS protocol). Own code, because the server's feature answers a
 * foreign origin itself, with an empty 403; here such a page simply may not read what anybody else gets.
 */
final class Cors {

  private static final String REQUEST_HEADERS =
      "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, traceparent, tracestate";
  private static final String METHODS = "DELETE, GET, HEAD, POST, PUT";
  private static final String MAX_AGE_SECONDS = "600";

  private final Set<String> origins;
  private final String exposed;

  /** @param origins such as {@code https://app.example.com}; {@code *} for all */
  Cors(Set<String> origins, Contract contract) {
    this.origins = Set.copyOf(origins);
    this.exposed = String.join(", ", contract.responseHeaders());
  }

  Map<String, String> headers(@Nullable String origin) {
    if (origins.isEmpty()) {
      return Map.of();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Vary", "Origin");
    if (origin != null && (origins.contains("*") || origins.contains(origin))) {
      headers.put("Access-Control-Allow-Origin", origins.contains("*") ? "*" : origin);
      headers.put("Access-Control-Expose-Headers", exposed);
    }
    return headers;
  }

  Answer preflight(@Nullable String origin) {
    Map<String, String> headers = new LinkedHashMap<>(headers(origin));
    if (headers.remove("Access-Control-Expose-Headers") != null) {
      headers.put("Access-Control-Allow-Methods", METHODS);
      headers.put("Access-Control-Allow-Headers", REQUEST_HEADERS);
      headers.put("Access-Control-Max-Age", MAX_AGE_SECONDS);
    }
    return Answer.empty(204, headers);
  }
}
