package oo.profile.adapter.http;

import static oo.gateway.adapter.http.TestGateway.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import oo.codegen.http.api.ProfileService;
import oo.gateway.adapter.http.ContractCheckingClient.Checked;
import oo.gateway.adapter.http.TestGateway;
import oo.profile.application.ConsentQueries;
import oo.profile.application.PreferencesQueries;
import oo.profile.application.SetConsent;
import oo.profile.application.SetPreferences;
import oo.profile.application.port.InMemoryProfileEvents;
import oo.profile.application.port.InMemoryUserConsents;
import oo.profile.application.port.InMemoryUserPreferences;
import oo.shared.application.InMemoryTransactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProfileRoutesTest {

  private static final String DEFAULTS = """
      {"time_zone":"Etc/UTC","quiet_hours":[],"kinds_off":[],"daily_cap":12,"push_cooldown":"PT1H"}""";
  private static final String RICH = """
      {"time_zone":"Europe/Berlin","quiet_hours":[{"days":["mon","sun"],"from":"22:00","to":"07:00"}],\
      "kinds_off":["focus","nourishment"],"daily_cap":8,"push_cooldown":"PT45M"}""";

  private final InMemoryUserPreferences preferences = new InMemoryUserPreferences();
  private final InMemoryUserConsents consents = new InMemoryUserConsents();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);
  private final TestGateway server = TestGateway.serving(ProfileService.routes(new ProfileRoutes(
      new PreferencesQueries(preferences),
      new SetPreferences(preferences, new InMemoryProfileEvents(), transactions, clock),
      new ConsentQueries(consents),
      new SetConsent(consents, new InMemoryProfileEvents(), transactions, clock))));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void givesTheDefaultsToWhoNeverSetAny() {
    var answer = server.client().get(ADA, "/v1/preferences");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(DEFAULTS);
    assertThat(answer.header("ETag")).isEqualTo("\"0\"");
  }

  @Test
  void setsPreferencesAndGivesThemBack() {
    var set = put(RICH, "If-Match", "\"0\"");
    assertThat(set.status()).isEqualTo(200);
    assertThat(set.text()).isEqualTo(RICH);
    assertThat(set.header("ETag")).isEqualTo("\"1\"");
    assertThat(server.client().get(ADA, "/v1/preferences").text()).isEqualTo(RICH);
    assertThat(server.client().get(ADA, "/v1/preferences", "If-None-Match", "\"1\"").status()).isEqualTo(304);
    assertThat(server.client().get("ben", "/v1/preferences").text()).isEqualTo(DEFAULTS);
  }

  @Test
  void refusesToOverwriteWhatChangedSince() {
    assertThat(put(RICH).code()).isEqualTo("PRECONDITION_REQUIRED");
    put(RICH, "If-Match", "\"0\"");
    assertThat(put(DEFAULTS, "If-Match", "\"0\"").code()).isEqualTo("PRECONDITION_FAILED");
    assertThat(put(DEFAULTS, "If-Match", "*").header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void pointsAtWhatTheContractCannotExpress() {
    var zone = put(RICH.replace("Europe/Berlin", "Mars/Olympus"), "If-Match", "*");
    assertThat(zone.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(zone.json().at("/errors/0/pointer").asText()).isEqualTo("/time_zone");
    for (var cooldown : new String[] {"PT25H", "P1M", "P1W"}) {
      var answer = put(RICH.replace("PT45M", cooldown), "If-Match", "*");
      assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
      assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/push_cooldown");
    }
  }

  @Test
  void listsEveryConsentAndTakesTheLastWord() {
    var before = server.client().get(ADA, "/v1/consents");
    assertThat(before.json().path("items")).hasSize(4).allMatch(item -> !item.path("granted").asBoolean());
    var given = consent("push", true);
    assertThat(given.status()).isEqualTo(200);
    assertThat(given.json().path("changed_at").asText()).isEqualTo("2026-11-23T08:00:00Z");
    var after = server.client().get(ADA, "/v1/consents");
    assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
    assertThat(after.json().at("/items/3/granted").asBoolean()).isTrue();
    consent("push", true);
    assertThat(server.client().get(ADA, "/v1/consents", "If-None-Match", String.valueOf(after.header("ETag"))).status())
        .isEqualTo(304);
    assertThat(consent("push", false).json().path("granted").asBoolean()).isFalse();
  }

  private Checked consent(String purpose, boolean granted) {
    return server.client().json("PUT", ADA, "/v1/consents/" + purpose, "{\"granted\":" + granted + "}");
  }

  private Checked put(String body, String... headers) {
    return server.client().json("PUT", ADA, "/v1/preferences", body, headers);
  }
}
