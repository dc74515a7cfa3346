package oo.gateway.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.stream.Collectors;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.adapter.http.ProblemException;

/** JSON as the contract means it: one value for a name, timestamps in RFC 3339, nothing absent written as null. */
final class Json {

  /** A published request is two levels deep; this leaves room and keeps a hostile one from filling the stack. */
  static final int DEPTH = 32;

  static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNumberLength(40).build())
          .build())
      .addModule(new JavaTimeModule())
      .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
      .build();

  private Json() {}

  /** @throws ProblemException MALFORMED_REQUEST */
  static JsonNode parsed(byte[] body) throws IOException {
    try {
      JsonNode node = MAPPER.readTree(body);
      if (node == null || node.isMissingNode()) {
        throw ProblemCode.VALIDATION_FAILED.problem("The request has no body.").fault("", "required", "is missing");
      }
      return node;
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      if (place == null) {
        throw ProblemCode.MALFORMED_REQUEST.problem("The body is too deep, or has a number that is too long.");
      }
      throw ProblemCode.MALFORMED_REQUEST
          .problem("The body is not JSON: something is wrong near line " + place.getLineNr() + ", column "
              + place.getColumnNr() + ".")
          .param("line", place.getLineNr()).param("column", place.getColumnNr());
    }
  }

  /**
   * The checked body as its record.
   *
   * @throws ProblemException VALIDATION_FAILED for what a schema lets through and no type can hold, such as the 61st
   *     second of a minute
   */
  static <T> T converted(JsonNode body, Class<T> type) {
    try {
      return MAPPER.treeToValue(body, type);
    } catch (JsonMappingException e) {
      String pointer = e.getPath().stream()
          .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : Contract.escaped(step.getFieldName())))
          .collect(Collectors.joining());
      throw ProblemCode.VALIDATION_FAILED.problem("One fault was found.").param("count", 1)
          .fault(pointer, "type", "has a value that cannot be held");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a parsed body cannot be malformed", e);
    }
  }

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON", e);
    }
  }
}
