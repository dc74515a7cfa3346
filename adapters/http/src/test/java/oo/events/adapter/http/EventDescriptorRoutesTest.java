package oo.events.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import oo.events.application.port.EventSchemas;
import oo.gateway.adapter.http.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventDescriptorRoutesTest {

  private static final String PATH = "/v1/events/descriptors";
  private static final String SET = "application/x-protobuf";

  /** Schemas whose set is a text, so that what arrives can be told. */
  private record InMemorySchemas() implements EventSchemas {

    @Override
    public byte[] descriptorSet() {
      return "the set".getBytes(UTF_8);
    }

    @Override
    public List<EventSchema> all() {
      return List.of(new EventSchema(
          "oo.alpha.events.v2.Begun", "oo.alpha.thing.begun.v2", "user_id", "Begun", "oo.alpha.events.v2", "2.7"));
    }
  }

  private TestGateway server;

  @BeforeAll
  void start() {
    server = TestGateway.serving(new EventDescriptorRoutes(new InMemorySchemas()).routes());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void listsTheEventsToWhoeverDoesNotSay() {
    var answer = server.client().get(null, PATH);

    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.json().toString()).isEqualTo("""
        {"events":[{"type":"oo.alpha.events.v2.Begun","subject":"oo.alpha.thing.begun.v2","key":"user_id",\
        "message_name":"Begun","proto_package":"oo.alpha.events.v2","schema_version":"2.7"}]}""");
  }

  @Test
  void givesTheSetToWhoeverPrefersIt() {
    for (String accept : List.of(SET, "application/json;q=0.5, " + SET, "application/json;q=0, */*", SET + ", */*;q=0.1")) {
      var answer = server.client().get(null, PATH, "Accept", accept);

      assertThat(answer.header("Content-Type")).as(accept).isEqualTo(SET);
      assertThat(answer.text()).isEqualTo("the set");
    }
  }

  @Test
  void givesTheListWhenBothAreLikedAlike() {
    for (String accept : List.of("*/*", "application/*", SET + ", application/json", SET + ";q=0.9, application/json")) {
      assertThat(server.client().get(null, PATH, "Accept", accept).header("Content-Type")).as(accept)
          .isEqualTo("application/json");
    }
  }

  @Test
  void namesBothToWhoeverAcceptsNeither() {
    var answer = server.client().get(null, PATH, "Accept", "text/html");

    assertThat(answer.code()).isEqualTo("NOT_ACCEPTABLE");
    assertThat(answer.json().at("/params/supported").asText()).isEqualTo("application/json, " + SET);
  }

  @Test
  void tellsEachRepresentationByATagOfItsOwn() {
    String list = server.client().get(null, PATH).header("ETag");
    String set = server.client().get(null, PATH, "Accept", SET).header("ETag");

    assertThat(list).isNotEqualTo(set);
    assertThat(server.client().get(null, PATH, "If-None-Match", list).status()).isEqualTo(304);
    assertThat(server.client().get(null, PATH, "Accept", SET, "If-None-Match", set).status()).isEqualTo(304);
    assertThat(server.client().get(null, PATH, "Accept", SET, "If-None-Match", list).status()).isEqualTo(200);
  }

  @Test
  void tellsCachesWhatTheAnswerDependsOn() {
    assertThat(server.client().get(null, PATH).header("Vary")).isEqualTo("Accept, Origin");
    assertThat(server.client().get(null, PATH, "If-None-Match", "*").header("Vary")).isEqualTo("Accept, Origin");
  }
}
