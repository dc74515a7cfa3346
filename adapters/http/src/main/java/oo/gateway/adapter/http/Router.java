package oo.gateway.adapter.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the operation for a method and a path. */
final class Router {

  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Node> fixed = new HashMap<>();

  private record Node(String[] segments, Map<String, Endpoint> byMethod) {}

  /** What a request leads to. */
  sealed interface Found {

    record Operation(Endpoint endpoint, Map<String, String> path) implements Found {}

    /** @param allowed the methods that the path knows */
    record OtherMethod(String allowed) implements Found {}

    record Nothing() implements Found {}
  }

  Router(List<Endpoint> endpoints) {
    Map<String, Node> byPath = new HashMap<>();
    for (Endpoint endpoint : endpoints) {
      String path = endpoint.operation().path();
      byPath.computeIfAbsent(path, any -> new Node(path.split("/", -1), new HashMap<>()))
          .byMethod().put(endpoint.operation().method(), endpoint);
    }
    byPath.forEach((path, node) -> {
      if (path.contains("{")) {
        nodes.add(node);
      } else {
        fixed.put(path, node);
      }
    });
  }

  /**
   * @param rawPath as it stands in the request
   * @throws IllegalArgumentException when the path cannot be decoded
   */
  Found find(String method, String rawPath) {
    Node exact = fixed.get(rawPath);
    if (exact != null) {
      return on(exact, method, Map.of());
    }
    String[] segments = rawPath.split("/", -1);
    for (Node node : nodes) {
      if (fits(node.segments(), segments)) {
        return on(node, method, values(node.segments(), segments));
      }
    }
    return new Found.Nothing();
  }

  private static boolean fits(String[] pattern, String[] segments) {
    if (pattern.length != segments.length) {
      return false;
    }
    for (int i = 0; i < pattern.length; i++) {
      if (!pattern[i].startsWith("{") && !pattern[i].equals(segments[i])) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> values(String[] pattern, String[] segments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i].startsWith("{")) {
        values.put(pattern[i].substring(1, pattern[i].length() - 1), Percent.decoded(segments[i], false));
      }
    }
    return values;
  }

  private static Found on(Node node, String method, Map<String, String> path) {
    Endpoint endpoint = node.byMethod().get(method.equals("HEAD") ? "GET" : method);
    return endpoint == null ? new Found.OtherMethod(allowed(node)) : new Found.Operation(endpoint, path);
  }

  private static String allowed(Node node) {
    TreeSet<String> methods = new TreeSet<>(node.byMethod().keySet());
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    methods.add("OPTIONS");
    return String.join(", ", methods);
  }
}
