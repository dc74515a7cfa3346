package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says in words what a keyword of a schema expects. */
final class Wording {

  private Wording() {}

  static String of(String keyword, JsonNode expected, String otherwise) {
    return switch (keyword) {
      case "required" -> "is missing";
      case "additionalProperties" -> "is not known here";
      case "type" -> "must be of type " + list(expected);
      case "enum" -> "must be one of " + list(expected);
      case "const" -> "must be " + list(expected);
      case "pattern" -> "must match " + list(expected);
      case "format" -> "must be a valid " + list(expected);
      case "minimum" -> "must be at least " + list(expected);
      case "maximum" -> "must be at most " + list(expected);
      case "minLength" -> "must have at least " + list(expected) + " characters";
      case "maxLength" -> "must have at most " + list(expected) + " characters";
      case "minItems" -> "must have at least " + list(expected) + " items";
      case "maxItems" -> "must have at most " + list(expected) + " items";
      case "uniqueItems" -> "must not have the same item twice";
      default -> otherwise;
    };
  }

  private static String list(JsonNode expected) {
    return expected.isArray()
        ? StreamSupport.stream(expected.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(", "))
        : expected.asText();
  }
}
