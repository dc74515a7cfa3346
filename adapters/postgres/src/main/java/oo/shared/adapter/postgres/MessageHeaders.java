package oo.shared.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jooq.JSON;

/** A message's headers as a flat JSON object of strings. */
public final class MessageHeaders {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private MessageHeaders() {}

  public static JSON toJson(Map<String, String> headers) {
    try {
      return JSON.json(MAPPER.writeValueAsString(headers));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static Map<String, String> fromJson(JSON headers) {
    try {
      return MAPPER.readValue(headers.data(), HEADERS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers are no flat JSON object", e);
    }
  }
}
