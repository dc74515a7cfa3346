package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import oo.codegen.http.Call;
import org.jspecify.annotations.Nullable;

/**
 * A request after all checks.
 *
 * @param preferred the media type of the answer
 * @param query with the contract's defaults filled in
 * @param headers those that the operation names, by name in any case
 * @param json the body when it is JSON
 * @param body the body when it is streamed
 */
record RequestCall(
    Endpoint endpoint, String preferred, @Nullable UUID caller, Map<String, String> path, Map<String, String> query,
    TreeMap<String, String> headers, @Nullable String mediaType, @Nullable JsonNode json, @Nullable Body body)
    implements Call {

  @Override
  public UUID user() {
    if (caller == null) {
      throw new IllegalStateException(endpoint.operation().id() + " is open to everybody: it has no user");
    }
    return caller;
  }

  @Override
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException(endpoint.operation().path() + " has no " + name);
    }
    return value;
  }

  @Override
  public @Nullable String query(String name) {
    return query.get(name);
  }

  @Override
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  @Override
  public <T> T body(Class<T> type) {
    if (json == null) {
      throw new IllegalStateException(endpoint.operation().id() + " was not sent JSON");
    }
    return Json.converted(json, type);
  }

  @Override
  public InputStream stream() {
    return body == null ? InputStream.nullInputStream() : body.stream();
  }

  @Override
  public byte[] fingerprint() {
    return Digests.fingerprint(endpoint.operation().id(), path, query, json, body);
  }
}
