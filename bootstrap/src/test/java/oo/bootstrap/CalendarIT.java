package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Calendar files as they come, through the real reader into the real database. */
class CalendarIT extends EndToEnd {

  @Test
  void changesNothingWhenTheSameFileComesTwice() throws Exception {
    String ada = oo.token("ada");
    var first = upload(ada, example());
    var calendar = client.get(ada, first.header("Location"));
    var second = upload(ada, example());

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("calendar_id")).isEqualTo(first.json().path("calendar_id"));
    assertThat(second.json().path("unchanged").asInt()).isEqualTo(5);
    assertThat(client.get(ada, first.header("Location")).header("ETag")).isEqualTo(calendar.header("ETag"));
  }

  @Test
  void removesWhatANewerVersionNoLongerHas() throws Exception {
    String grace = oo.token("grace");
    upload(grace, example());
    String withoutBooks = example().replaceAll("(?s)BEGIN:VTODO\r\nUID:library-books.*?END:VTODO\r\n", "");

    assertThat(upload(grace, withoutBooks).json().path("removed").asInt()).isEqualTo(1);
  }

  @Test
  void removesNothingWhenTheFileWasCutShort() throws Exception {
    String joan = oo.token("joan");
    upload(joan, example());
    String half = example().substring(0, example().indexOf("UID:evening-class"));
    var report = upload(joan, half).json();

    assertThat(report.path("removed").asInt()).isZero();
    assertThat(report.path("skipped")).anyMatch(part -> part.path("code").asText().equals("UNCLOSED"));
  }

  @Test
  void refusesWhatIsNoCalendarAndSaysSo() {
    String mary = oo.token("mary");
    assertThat(upload(mary, "<html>Sign in</html>").code()).isEqualTo("NOT_A_CALENDAR");
    assertThat(upload(mary, "").status()).isIn(400, 422);
    assertThat(client.get(mary, "/v1/calendars").json().path("items")).isEmpty();
  }

  @Test
  void keepsACalendarThatSomebodyElseChangedFromBeingDeleted() throws Exception {
    String hedy = oo.token("hedy");
    var calendar = client.get(hedy, upload(hedy, example()).header("Location"));
    String path = "/v1/calendars/" + calendar.json().path("calendar_id").asText();

    assertThat(client.json("DELETE", hedy, path, "").code()).isEqualTo("PRECONDITION_REQUIRED");
    upload(hedy, example().replace("SUMMARY:Stand-up", "SUMMARY:Daily"));
    assertThat(client.json("DELETE", hedy, path, "", "If-Match", calendar.header("ETag")).code()).isEqualTo("PRECONDITION_FAILED");
    assertThat(client.json("DELETE", hedy, path, "", "If-Match", client.get(hedy, path).header("ETag")).status()).isEqualTo(204);
    assertThat(client.get(hedy, path).code()).isEqualTo("CALENDAR_NOT_FOUND");
  }

  @Test
  void doesNotFetchFromPrivateAddresses() {
    var answer = client.json("POST", oo.token("eve"), "/v1/calendars", "{\"url\":\"http://192.168.0.1/secret.ics\"}");
    assertThat(answer.code()).isEqualTo("FEED_FORBIDDEN");
  }

  private static String example() throws Exception {
    return Files.readString(Path.of("../docs/example.ics"));
  }
}
