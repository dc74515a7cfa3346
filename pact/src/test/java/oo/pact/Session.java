package oo.pact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import oo.bootstrap.RunningOo;

/** A new user's calls; each throws if the API does not answer 2xx. */
record Session(URI api, String user, String token) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  static Session ofNewAda(RunningOo oo) {
    var user = "ada-" + UUID.randomUUID();
    return new Session(oo.api(), user, oo.token(user));
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  JsonNode post(String path, String json) {
    return body(send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json))));
  }

  /** Asks for a tip other than the open one and gives its id. */
  String askForATip() {
    var answer = post("/v1/tips", "{\"trigger\": \"pull\", \"another\": true}");
    if (!answer.path("outcome").asText().equals("tip")) {
      throw new AssertionError("there is no tip for a new user: " + answer);
    }
    return answer.path("tip_id").asText();
  }

  static JsonNode body(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(api.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder builder) {
    var request = builder.build();
    try {
      var response = CLIENT.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new AssertionError("%s was answered %d: %s".formatted(request, response.statusCode(), response.body()));
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
