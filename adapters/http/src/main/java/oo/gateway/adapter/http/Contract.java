package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * The bundled contract, read once.
 *
 * @param text the file as it is published
 * @param tree the same, parsed
 */
record Contract(String text, JsonNode tree) {

  private static final String RESOURCE = "/contract/oo.yaml";

  /**
   * One operation as it stands in the contract.
   *
   * @param pointer JSON Pointer to it
   * @param parameters those of the path and its own, resolved; by pointer
   */
  record Described(
      String id, String method, String path, String pointer, JsonNode node, SequencedMap<String, JsonNode> parameters) {}

  static Contract bundled() {
    try (InputStream file = Contract.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException("the contract " + RESOURCE + " is not on the class path");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new Contract(text, new YAMLMapper().readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The node itself, or what its {@code $ref} leads to. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? resolved(tree.at(node.get("$ref").textValue().substring(1))) : node;
  }

  List<Described> operations() {
    List<Described> operations = new ArrayList<>();
    tree.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
      if (method.getValue().has("operationId")) {
        operations.add(described(path.getKey(), path.getValue(), method.getKey(), method.getValue()));
      }
    }));
    return operations;
  }

  /** Names of all headers that an answer can have. */
  TreeSet<String> responseHeaders() {
    TreeSet<String> names = new TreeSet<>();
    operations().forEach(operation -> operation.node().path("responses")
        .forEach(response -> resolved(response).path("headers").fieldNames().forEachRemaining(names::add)));
    return names;
  }

  private Described described(String path, JsonNode pathItem, String method, JsonNode node) {
    String pathPointer = "/paths/" + escaped(path);
    SequencedMap<String, JsonNode> parameters = new LinkedHashMap<>();
    collect(parameters, pathPointer, pathItem);
    collect(parameters, pathPointer + '/' + method, node);
    return new Described(node.get("operationId").textValue(), method.toUpperCase(java.util.Locale.ROOT), path,
        pathPointer + '/' + method, node, parameters);
  }

  private void collect(Map<String, JsonNode> parameters, String pointer, JsonNode owner) {
    for (int i = 0; i < owner.path("parameters").size(); i++) {
      JsonNode parameter = owner.get("parameters").get(i);
      String place = parameter.has("$ref")
          ? parameter.get("$ref").textValue().substring(1) : pointer + "/parameters/" + i;
      parameters.put(place, resolved(parameter));
    }
  }

  static String escaped(String token) {
    return token.replace("~", "~0").replace("/", "~1");
  }
}
