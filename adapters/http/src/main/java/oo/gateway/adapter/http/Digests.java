package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Digests of requests. */
final class Digests {

  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /**
   * What the request asks for, so that the same wish has the same digest: parameters by name, JSON with sorted names and
   * without layout.
   */
  static byte[] fingerprint(
      String operation, Map<String, String> path, Map<String, String> query, @Nullable JsonNode json,
      @Nullable Body body) {
    MessageDigest digest = sha256();
    String parameters = operation + '\n' + new TreeMap<>(path) + '\n' + new TreeMap<>(query) + '\n';
    digest.update(parameters.getBytes(StandardCharsets.UTF_8));
    if (json != null) {
      StringBuilder canonical = new StringBuilder();
      write(json, canonical);
      digest.update(canonical.toString().getBytes(StandardCharsets.UTF_8));
    } else if (body != null) {
      digest.update(body.digest());
    }
    return digest.digest();
  }

  private static void write(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      fields.forEach((name, value) -> {
        out.append('{').append(name.length()).append(':').append(name);
        write(value, out);
      });
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      node.forEach(item -> write(item, out));
      out.append(']');
    } else if (node.isIntegralNumber() || !node.isNumber()) {
      out.append(node).append(',');
    } else {
      out.append(node.doubleValue()).append(',');
    }
  }
}
