package oo.chaos.journal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a client was told at last.
 *
 * @param body only what is compared with what is kept
 */
public record Entry(Intent intent, int status, JsonNode body) {

  public boolean taken() {
    return status / 100 == 2;
  }

  public String text(String field) {
    return body.path(field).asText();
  }
}
