package oo.integrations.adapter.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import oo.integrations.application.port.Feeds.FetchOutcome.Failed;
import oo.integrations.application.port.Feeds.FetchOutcome.Fetched;
import oo.integrations.application.port.Feeds.FetchOutcome.Forbidden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A name server that answers differently every time gains nothing. */
class RebindingTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

  private final SimulatedInternet internet = new SimulatedInternet();
  private final AtomicInteger lookups = new AtomicInteger();
  /** Public at first, loopback ever after. */
  private final Resolver rebinding = name ->
      List.of(lookups.getAndIncrement() == 0 ? SimulatedInternet.PUBLIC : InetAddress.getLoopbackAddress());

  @Test
  void connectsToTheVeryAddressThatWasChecked() throws Exception {
    try (var site = new RawServer(RawServer.answering(OK)); var victim = new RawServer(RawServer.answering(OK))) {
      internet.route(SimulatedInternet.PUBLIC, site.port());
      var url = "http://calendars.example:" + victim.port() + "/ada.ics?a=1";
      assertThat(Fixture.fetch(Fixture.strict(rebinding, internet, victim.port()), url))
          .isEqualTo(new Fetched<>("ok", null, null));
      assertThat(lookups).hasValue(1);
      assertThat(victim.hits()).isZero();
      assertThat(site.questions()).singleElement().asString()
          .startsWith("GET /ada.ics?a=1 HTTP/1.1\r\nHost: calendars.example:" + victim.port() + "\r\n");
    }
  }

  @Test
  void checksTheSameNameAgainOnARedirectToItself() throws Exception {
    try (var site = new RawServer(RawServer.answering("HTTP/1.1 302 Found\r\nLocation: /again\r\n\r\n"));
        var victim = new RawServer(RawServer.answering(OK))) {
      internet.route(SimulatedInternet.PUBLIC, site.port());
      var url = "http://calendars.example:" + victim.port() + "/";
      assertThat(Fixture.fetch(Fixture.strict(rebinding, internet, victim.port()), url)).isInstanceOf(Forbidden.class);
      assertThat(site.hits()).isOne();
      assertThat(victim.hits()).isZero();
    }
  }

  @Test
  void doesNotLookUpAgainWhenTheFirstAddressRefuses() {
    Fixture.fetch(Fixture.strict(rebinding, internet), "http://calendars.example/");
    assertThat(lookups).hasValue(1);
    assertThat(internet.attempts()).singleElement()
        .satisfies(attempt -> assertThat(attempt.getAddress()).isEqualTo(SimulatedInternet.PUBLIC));
  }

  @Test
  void triesTheNextCheckedAddressWhenOneDoesNotAnswer() throws Exception {
    try (var site = new RawServer(RawServer.answering(OK))) {
      internet.route(SimulatedInternet.OTHER_PUBLIC, site.port());
      Resolver both = name -> List.of(SimulatedInternet.PUBLIC, SimulatedInternet.OTHER_PUBLIC);
      assertThat(Fixture.fetch(Fixture.strict(both, internet), "http://calendars.example/")).isInstanceOf(Fetched.class);
      assertThat(internet.attempts()).hasSize(2);
    }
  }

  @Test
  void failsWhenANameHasNoAddress() {
    assertThat(Fixture.fetch(Fixture.strict(name -> List.of(), internet), "http://calendars.example/"))
        .isEqualTo(new Failed<>("its name cannot be found", -1));
  }

  @Test
  @Timeout(10)
  void doesNotWaitForANameServerThatNeverAnswers() {
    Resolver hanging = name -> {
      try {
        Thread.sleep(Duration.ofMinutes(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return List.of();
    };
    var feeds = Fixture.feeds(Fixture.rules(false), hanging, internet, Duration.ofMillis(300));
    assertThat(Fixture.fetch(feeds, "http://calendars.example/")).isInstanceOf(Failed.class);
  }

  @Test
  void looksUpInternationalNamesInPunycode() {
    var asked = new ArrayList<String>();
    Resolver noting = name -> {
      asked.add(name);
      return List.of();
    };
    Fixture.fetch(Fixture.strict(noting, internet), "http://Kalender.M\u00fcnchen.example/\u00e4.ics");
    assertThat(asked).containsExactly("kalender.xn--mnchen-3ya.example");
  }

  @Test
  void asksNoProxy() throws Exception {
    var asked = new ArrayList<URI>();
    var before = ProxySelector.getDefault();
    ProxySelector.setDefault(new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        asked.add(uri);
        return List.of(Proxy.NO_PROXY);
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException e) {}
    });
    try (var site = new RawServer(RawServer.answering(OK))) {
      var dialer = new Dialer(Dialer.DIRECT, Dialer.publicTrust(), Duration.ofSeconds(5));
      var lookup = new Lookup(Resolver.SYSTEM, AddressRules.of(true));
      var feeds = new HttpFeeds(() -> Fixture.NOW, lookup, dialer, Limits.STANDARD);
      assertThat(Fixture.fetch(feeds, site.url())).isInstanceOf(Fetched.class);
      assertThat(asked).isEmpty();
    } finally {
      ProxySelector.setDefault(before);
    }
  }
}
