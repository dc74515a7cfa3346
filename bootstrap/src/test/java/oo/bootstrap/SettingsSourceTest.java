package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oo.recommender.domain.ledger.Retention;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class SettingsSourceTest {

  private static final Map<String, String> GOOD = Map.of(
      "OO_DATABASE_URL", "jdbc:postgresql://db:5432/oo",
      "OO_DATABASE_ADMIN_USER", "admin",
      "OO_DATABASE_ADMIN_PASSWORD", "secret",
      "OO_DATABASE_PASSWORD_PROFILE", "0123456789abcdef",
      "OO_DATABASE_PASSWORD_INTEGRATIONS", "0123456789abcdef",
      "OO_DATABASE_PASSWORD_RECOMMENDER", "0123456789abcdef",
      "OO_PUBLIC_URL", "https://oo.example.com",
      "OO_ISSUER", "https://login.example.com",
      "OO_AUDIENCE", "oo");

  @Test
  void readsWhatIsGoodAndFillsInWhatHasADefault() {
    var settings = SettingsSource.read(GOOD::get);

    assertThat(settings.http().port()).isEqualTo(8080);
    assertThat(settings.tokens().jwksUrl()).isNull();
    assertThat(settings.corsOrigins()).isEmpty();
    assertThat(settings.feedsFromLoopback()).isFalse();
    assertThat(settings.work()).isEqualTo(Settings.Work.STANDARD);
    assertThat(settings.telemetry()).isEqualTo(new Settings.Telemetry(Settings.LogFormat.JSON, Level.INFO, null));
  }

  @Test
  void listsEverythingThatIsMissingAtOnceWithAnExample() {
    assertThatThrownBy(() -> SettingsSource.read(name -> null))
        .isInstanceOf(SettingsSource.Incomplete.class)
        .hasMessageContainingAll(GOOD.keySet().toArray(String[]::new))
        .hasMessageContaining("OO_ISSUER is missing, for example: https://");
  }

  @Test
  void refusesWhatIsBadByName() {
    assertThatThrownBy(() -> read("OO_DATABASE_URL", "postgres://db")).hasMessageContaining("OO_DATABASE_URL is bad");
    assertThatThrownBy(() -> read("OO_HTTP_PORT", "70000")).hasMessageContaining("OO_HTTP_PORT is bad");
    assertThatThrownBy(() -> read("OO_STOP_GRACE", "60")).hasMessageContaining("OO_STOP_GRACE is bad");
    assertThatThrownBy(() -> read("OO_DATABASE_PASSWORD_PROFILE", "it's; drop role"))
        .hasMessageContaining("OO_DATABASE_PASSWORD_PROFILE is bad");
    assertThatThrownBy(() -> read("OO_LOG_LEVEL", "loud")).hasMessageContaining("OO_LOG_LEVEL is bad, it is one of [error, ");
    assertThatThrownBy(() -> read("OO_ISSUER", "ftp://x")).hasMessageContaining("OO_ISSUER is bad");
    assertThatThrownBy(() -> read("OO_ISSUER", "https://x/%zz")).hasMessageContaining("OO_ISSUER is bad");
  }

  @Test
  void readsTheScorerWhereThereIsOne() {
    assertThat(SettingsSource.read(GOOD::get).scorer()).isNull();
    var named = new HashMap<>(GOOD);
    named.put("OO_SCORER_URL", "http://scorer:8090");
    assertThatThrownBy(() -> SettingsSource.read(named::get)).hasMessageContaining("OO_SCORER_MODEL is missing");
    named.put("OO_SCORER_MODEL", "ranker");
    assertThatThrownBy(() -> SettingsSource.read(named::get)).hasMessageContaining("OO_SCORER_MODEL is bad");
    named.put("OO_SCORER_MODEL", "ranker@2026-11");
    assertThat(SettingsSource.read(named::get).scorer()).isEqualTo(
        new Settings.Scorer(URI.create("http://scorer:8090"), "ranker", "2026-11", Duration.ofMillis(30), 32));
    named.put("OO_SCORER_DEADLINE_MS", "0");
    assertThatThrownBy(() -> SettingsSource.read(named::get)).hasMessageContaining("OO_SCORER_DEADLINE_MS is bad");
  }

  @Test
  void readsWhatTheProcessDoesBesideAnswering() {
    assertThat(read("OO_RELAYS", "off").work().relays()).isFalse();
    assertThat(read("OO_SHADOWS", "rules, uniform,rules").work().shadows()).containsExactly("rules", "uniform");
    assertThat(read("OO_SHADOWS", "none").work().shadows()).isEmpty();
    assertThat(SettingsSource.read(GOOD::get).work().shadows()).isNull();
    assertThat(SettingsSource.read(GOOD::get).work().policies()).isNull();
    assertThatThrownBy(() -> read("OO_RELAYS", "of")).hasMessageContaining("OO_RELAYS is bad");
    assertThatThrownBy(() -> read("OO_SHADOWS", "uniform;oracle")).hasMessageContaining("OO_SHADOWS is bad");
    assertThatThrownBy(() -> read("OO_POLICIES", "/nowhere/policies.yaml")).hasMessageContaining("OO_POLICIES is bad");
  }

  @Test
  void keepsDecisionsForeverUnlessToldOtherwise() {
    assertThat(SettingsSource.read(GOOD::get).ledger()).isEqualTo(Retention.FOREVER);
    assertThat(read("OO_LEDGER_RETENTION", "P2Y").ledger()).isEqualTo(new Retention(24));
    for (String bad : List.of("P2M", "90 days", "P90D", "0")) {
      assertThatThrownBy(() -> read("OO_LEDGER_RETENTION", bad)).as(bad)
          .hasMessageContaining("OO_LEDGER_RETENTION is bad, it is forever or a time of 3 months or more, for example: P24M");
    }
  }

  @Test
  void recordsTracesOnlyWhereACollectorIsNamed() {
    assertThat(read("OO_TRACE_RATIO", "0.5").telemetry().traces()).isNull();
    assertThat(read("OO_OTLP_ENDPOINT", "http://collector:4318").telemetry().traces())
        .isEqualTo(new Settings.Traces(URI.create("http://collector:4318"), 1, 10));
    assertThatThrownBy(() -> read("OO_OTLP_ENDPOINT", "collector:4318")).hasMessageContaining("OO_OTLP_ENDPOINT is bad");
    for (String bad : List.of("2", "-1", "1.5", "half", "0.")) {
      var values = new HashMap<>(GOOD);
      values.putAll(Map.of("OO_OTLP_ENDPOINT", "http://collector:4318", "OO_TRACE_RATIO", bad, "OO_TRACES_PER_SECOND", "0"));
      assertThatThrownBy(() -> SettingsSource.read(values::get)).as(bad)
          .hasMessageContaining("OO_TRACE_RATIO is bad").hasMessageContaining("OO_TRACES_PER_SECOND is bad");
    }
  }

  @Test
  void splitsOrigins() {
    assertThat(read("OO_CORS_ORIGINS", "https://a.example, https://b.example,").corsOrigins())
        .containsExactly("https://a.example", "https://b.example");
  }

  private static Settings read(String name, String value) {
    var values = new HashMap<>(GOOD);
    values.put(name, value);
    return SettingsSource.read(values::get);
  }
}
