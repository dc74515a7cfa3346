package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import oo.codegen.http.model.Fault;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.adapter.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Makes a call of a request: parameters and body, read within their limits and checked against the contract. */
final class Reader {

  private final HttpGateway.Limits limits;

  Reader(HttpGateway.Limits limits) {
    this.limits = limits;
  }

  /** @throws ProblemException when the request breaks the contract */
  RequestCall read(
      ServerRequest request, Endpoint endpoint, String preferred, Map<String, String> path, @Nullable UUID caller)
      throws IOException {
    List<Fault> faults = new ArrayList<>();
    Map<String, String> query = query(request, endpoint, faults);
    TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, String> filled = new HashMap<>(query);
    for (Parameter parameter : endpoint.parameters()) {
      String value = switch (parameter.place()) {
        case "path" -> path.get(parameter.name());
        case "query" -> query.get(parameter.name());
        default -> header(request, parameter, headers);
      };
      check(parameter, value, faults);
      if (value == null && parameter.fallback() != null && parameter.place().equals("query")) {
        filled.put(parameter.name(), parameter.fallback());
      }
    }
    if (endpoint.bodies().isEmpty()) {
      requireNo(faults);
      return new RequestCall(endpoint, preferred, caller, path, filled, headers, null, null, null);
    }
    return withBody(request, endpoint, preferred, path, caller, filled, headers, faults);
  }

  private RequestCall withBody(
      ServerRequest request, Endpoint endpoint, String preferred, Map<String, String> path, @Nullable UUID caller,
      Map<String, String> query, TreeMap<String, String> headers, List<Fault> faults) throws IOException {
    String mediaType = mediaType(request, endpoint);
    boolean json = mediaType.equals(Endpoint.JSON);
    Body body = body(request, json ? limits.jsonBytes() : limits.uploadBytes());
    try {
      JsonNode tree = json ? Json.parsed(body.bytes()) : null;
      if (tree != null) {
        Characters.check(tree, "", faults);
        endpoint.bodies().get(mediaType).ifPresent(rule -> faults.addAll(rule.faults(tree, "")));
      }
      requireNo(faults);
      return new RequestCall(endpoint, preferred, caller, path, query, headers, mediaType, tree, body);
    } catch (IOException | RuntimeException e) {
      body.close();
      throw e;
    }
  }

  private static Map<String, String> query(ServerRequest request, Endpoint endpoint, List<Fault> faults) {
    try {
      return Query.parsed(request.prologue().query().rawValue(), endpoint.queryNames(), faults);
    } catch (IllegalArgumentException e) {
      throw ProblemCode.MALFORMED_REQUEST.problem("The query string cannot be decoded.");
    }
  }

  private static @Nullable String header(ServerRequest request, Parameter parameter, Map<String, String> headers) {
    HeaderName name = HeaderNames.create(parameter.name());
    if (!request.headers().contains(name)) {
      return null;
    }
    // Fields of the same name are one list (RFC 9110, 5.3).
    String value = String.join(", ", request.headers().get(name).allValues()).strip();
    headers.put(parameter.name(), value);
    return value;
  }

  private static void check(Parameter parameter, @Nullable String value, List<Fault> faults) {
    if (value != null && Characters.unfit(value)) {
      faults.add(new Fault(parameter.pointer(), "characters", "must have no U+0000 and no unpaired surrogate"));
    }
    faults.addAll(parameter.faults(value));
  }

  private static void requireNo(List<Fault> faults) {
    if (!faults.isEmpty()) {
      int count = faults.size();
      ProblemException problem = ProblemCode.VALIDATION_FAILED
          .problem(count == 1 ? "One fault was found." : count + " faults were found.").param("count", count);
      faults.forEach(fault -> problem.fault(fault.pointer(), fault.code(), fault.detail()));
      throw problem;
    }
  }

  private static String mediaType(ServerRequest request, Endpoint endpoint) {
    String contentType = request.headers().first(HeaderNames.CONTENT_TYPE).orElse(null);
    if (contentType == null && !request.content().hasEntity()) {
      throw ProblemCode.VALIDATION_FAILED.problem("The request has no body.").fault("", "required", "is missing");
    }
    String mediaType = contentType == null ? "" : Media.bare(contentType);
    if (contentType == null || !endpoint.bodies().containsKey(mediaType) || !Media.utf8(contentType)) {
      String supported = String.join(", ", endpoint.operation().consumes());
      throw ProblemCode.UNSUPPORTED_MEDIA_TYPE
          .problem("This operation takes " + supported + ", in UTF-8.").param("supported", supported);
    }
    return mediaType;
  }

  private static Body body(ServerRequest request, long limit) throws IOException {
    if (request.headers().contentLength().orElse(0) > limit) {
      throw Body.tooLarge(limit);
    }
    if (!request.content().hasEntity()) {
      return Body.read(InputStream.nullInputStream(), limit);
    }
    try {
      return Body.read(request.content().inputStream(), limit);
    } catch (DataReader.InsufficientDataAvailableException | UncheckedIOException e) {
      throw new CloseConnectionException("the client went away, or its body did not come in time", e);
    } catch (RequestException | HttpException | IllegalArgumentException e) {
      throw ProblemCode.MALFORMED_REQUEST.problem("The body's transfer coding is broken.").header("Connection", "close");
    }
  }
}
