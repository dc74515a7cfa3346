package oo.codegen.tools;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads YAML with its aliases: Jackson's own tree has the alias's name where the value should be. */
final class YamlTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final YAMLParser parser;
  private final Map<String, JsonNode> anchors = new HashMap<>();

  private YamlTree(YAMLParser parser) {
    this.parser = parser;
  }

  static JsonNode read(YAMLMapper yaml, Path file) throws IOException {
    try (YAMLParser parser = (YAMLParser) yaml.createParser(file.toFile())) {
      parser.nextToken();
      return new YamlTree(parser).value();
    }
  }

  private JsonNode value() throws IOException {
    if (parser.isCurrentAlias()) {
      JsonNode value = anchors.get(parser.getText());
      if (value == null) {
        throw new IOException("the alias *" + parser.getText() + " has no anchor before it");
      }
      return value.deepCopy();
    }
    String anchor = parser.getCurrentAnchor();
    JsonNode value = switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      default -> parser.readValueAsTree();
    };
    if (anchor != null) {
      anchors.put(anchor, value);
    }
    return value;
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, value());
    }
    return object;
  }

  private ArrayNode array() throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }
}
