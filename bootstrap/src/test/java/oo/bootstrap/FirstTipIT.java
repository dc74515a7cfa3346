package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What a newcomer does. */
class FirstTipIT extends EndToEnd {

  @Test
  void givesTheExampleCalendarATipThatCanBeDone() throws Exception {
    String ada = oo.token("ada");

    var imported = upload(ada, betweenMeetings(Files.readString(Path.of("../docs/example.ics"))));
    assertThat(imported.status()).isEqualTo(201);
    assertThat(imported.json().path("imported").asInt()).isEqualTo(5);
    assertThat(imported.json().path("skipped")).isEmpty();
    assertThat(client.get(ada, imported.header("Location")).json().path("tasks").asInt()).isEqualTo(2);

    var tip = pull(ada).json();
    assertThat(tip.path("outcome").asText()).isEqualTo("tip");
    assertThat(tip.path("why")).isNotEmpty();
    assertThat(tip.path("body").asText()).doesNotContain("{", "}");

    var done = client.json("POST", ada, "/v1/feedback",
        "{\"tip_id\":\"%s\",\"reaction\":{\"type\":\"done\"}}".formatted(tip.path("tip_id").asText()));
    assertThat(done.json().path("state").asText()).isEqualTo("done");
    assertThat(client.get(ada, "/v1/tips/" + tip.path("tip_id").asText()).json().path("state").asText()).isEqualTo("done");
  }

  /** In a zone where it is now eleven: during its meetings there would be silence. */
  private static String betweenMeetings(String calendar) {
    int ahead = 11 - LocalTime.now(ZoneOffset.UTC).getHour();
    return calendar.replace("Europe/Berlin", "Etc/GMT" + (ahead > 0 ? "-" + ahead : "+" + -ahead));
  }

  @Test
  void offersTheUsersOwnTaskWhenOnlyTasksAreWanted() throws Exception {
    String grace = oo.token("grace");
    preferences(grace, "\"focus\",\"planning\",\"break\",\"movement\",\"sleep\",\"social\",\"learning\",\"admin\",\"nourishment\"", 50);
    upload(grace, task("books@example", "Return the library books"));

    var tip = eventually(() -> {
      var answer = pull(grace).json();
      assertThat(answer.path("outcome").asText()).isEqualTo("tip");
      return answer;
    });
    assertThat(tip.path("kind").asText()).isEqualTo("task");
    assertThat(tip.path("title").asText() + tip.path("body").asText()).contains("Return the library books");
  }

  @Test
  void givesTheOpenTipAgainUntilAnotherIsAskedFor() {
    String joan = oo.token("joan");
    var first = pull(joan).json();
    var again = pull(joan).json();
    var another = another(joan).json();

    assertThat(again.path("tip_id")).isEqualTo(first.path("tip_id"));
    assertThat(again.path("reopened").asBoolean()).isTrue();
    assertThat(another.path("tip_id")).isNotEqualTo(first.path("tip_id"));
    assertThat(client.get(joan, "/v1/tips/" + first.path("tip_id").asText()).json().path("state").asText()).isEqualTo("skipped");
  }

  @Test
  void answersTheSameForTheSameKeyAndRefusesTheKeyForAnotherRequest() {
    String mary = oo.token("mary");
    var first = client.json("POST", mary, "/v1/tips", "{\"trigger\":\"pull\"}", "Idempotency-Key", "k-1");
    var replayed = client.json("POST", mary, "/v1/tips", "{\"trigger\":\"pull\"}", "Idempotency-Key", "\"k-1\"");
    var other = client.json("POST", mary, "/v1/tips", "{\"trigger\":\"push\"}", "Idempotency-Key", "k-1");

    assertThat(replayed.json()).isEqualTo(first.json());
    assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");

    String calendar = task("t@example", "Once");
    upload(mary, calendar, "Idempotency-Key", "k-2");
    var secondUpload = upload(mary, calendar, "Idempotency-Key", "k-2");
    assertThat(secondUpload.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(client.get(mary, "/v1/calendars").json().path("items")).hasSize(1);
  }

  @Test
  void keepsEverythingOverARestart() {
    String hedy = oo.token("hedy");
    var tip = pull(hedy).json();
    oo.restart();
    connect();

    var after = pull(hedy).json();
    assertThat(after.path("tip_id")).isEqualTo(tip.path("tip_id"));
    assertThat(after.path("body")).isEqualTo(tip.path("body"));
  }

  @Test
  void treatsAnotherUsersTipAsMissing() {
    var tip = pull(oo.token("owner")).json().path("tip_id").asText();
    String thief = oo.token("thief");

    assertThat(client.get(thief, "/v1/tips/" + tip).code()).isEqualTo("TIP_NOT_FOUND");
    assertThat(client.json("POST", thief, "/v1/feedback", "{\"tip_id\":\"%s\",\"reaction\":{\"type\":\"done\"}}".formatted(tip)).code())
        .isEqualTo("TIP_NOT_FOUND");
  }
}
