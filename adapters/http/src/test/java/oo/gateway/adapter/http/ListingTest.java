package oo.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import oo.codegen.http.Call;
import oo.codegen.http.Reply;
import oo.codegen.http.Route;
import oo.codegen.http.api.CalendarsService;
import oo.codegen.http.api.TipsService;
import oo.codegen.http.model.CalendarPage;
import oo.codegen.http.model.TipPage;
import oo.shared.adapter.http.Listing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListingTest {

  private TestGateway server;
  private String after = "";

  @BeforeAll
  void start() {
    server = TestGateway.serving(List.of(
        new Route(TipsService.LIST_TIPS, this::tips), new Route(CalendarsService.LIST_CALENDARS, ListingTest::calendars)));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Reply<?> tips(Call call) {
    Listing listing = Listing.of(TipsService.LIST_TIPS, call, "kind");
    var position = listing.after(text -> text);
    after = listing.limit() + " after " + position;
    return listing.page(position == null ? "2026/ä" : null, cursor -> new TipPage(List.of(), cursor));
  }

  private static Reply<?> calendars(Call call) {
    return Listing.of(CalendarsService.LIST_CALENDARS, call).page("1", cursor -> new CalendarPage(List.of(), cursor));
  }

  @Test
  void goesOnWhereThePageBeforeEnded() {
    var first = server.client.get(TestGateway.ADA, "/v1/tips?limit=7&kind=movement");
    assertThat(after).isEqualTo("7 after null");
    var link = Pattern.compile("<([^>]*)>; rel=\"next\"").matcher(first.header("Link"));
    assertThat(link.matches()).isTrue();
    assertThat(link.group(1)).endsWith("&cursor=" + first.json().path("next_cursor").asText());

    var second = server.client.get(TestGateway.ADA, link.group(1));

    assertThat(after).isEqualTo("7 after 2026/ä");
    assertThat(second.header("Link")).isNull();
    assertThat(second.json().has("next_cursor")).isFalse();
  }

  @Test
  void pageMayHaveAnotherSize() {
    String cursor = server.client.get(TestGateway.ADA, "/v1/tips").json().path("next_cursor").asText();

    assertThat(server.client.get(TestGateway.ADA, "/v1/tips?limit=3&cursor=" + cursor).status()).isEqualTo(200);
    assertThat(after).isEqualTo("3 after 2026/ä");
  }

  @Test
  void cursorIsBoundToOperationFiltersAndItself() {
    String cursor = server.client.get(TestGateway.ADA, "/v1/tips?kind=movement").json().path("next_cursor").asText();
    String changed = cursor.substring(0, cursor.length() - 2) + (cursor.endsWith("A") ? "BB" : "AA");

    for (String query : List.of("/v1/tips?cursor=" + cursor, "/v1/tips?kind=focus&cursor=" + cursor,
        "/v1/calendars?cursor=" + cursor, "/v1/tips?kind=movement&cursor=" + changed, "/v1/tips?kind=movement&cursor=AAAA",
        "/v1/tips?kind=movement&cursor=A")) {
      assertThat(server.client.get(TestGateway.ADA, query).code()).as(query).isEqualTo("INVALID_CURSOR");
    }
  }
}
