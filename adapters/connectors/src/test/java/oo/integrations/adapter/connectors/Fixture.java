package oo.integrations.adapter.connectors;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.application.port.Feeds.FetchOutcome;
import oo.integrations.application.port.Feeds.Request;

/** {@link HttpFeeds} set up for tests: no name is ever looked up outside, no connection leaves this machine. */
final class Fixture {

  static final Instant NOW = Instant.parse("2026-10-21T07:28:00Z");
  static final String HOST = "calendars.example";

  private Fixture() {}

  static HttpFeeds development() {
    return development(Duration.ofSeconds(20));
  }

  static HttpFeeds development(Duration total) {
    return feeds(rules(true), names(Map.of()), new SimulatedInternet(), total);
  }

  /** As in production, but for the ports that the test's servers happened to get. */
  static HttpFeeds strict(Resolver resolver, SimulatedInternet internet, Integer... ports) {
    return feeds(rules(false, ports), resolver, internet, Duration.ofSeconds(20));
  }

  static HttpFeeds feeds(AddressRules rules, Resolver resolver, SimulatedInternet internet, Duration total) {
    var limits = new Limits(Duration.ofSeconds(5), total, CalendarFormat.MAX_BYTES);
    var dialer = new Dialer(internet, Dialer.publicTrust(), limits.connect());
    return new HttpFeeds(InstantSource.fixed(NOW), new Lookup(resolver, rules), dialer, limits);
  }

  static AddressRules rules(boolean allowLoopback, Integer... ports) {
    var all = new HashSet<>(AddressRules.WEB_PORTS);
    all.addAll(Set.of(ports));
    return new AddressRules(allowLoopback, all, address -> false);
  }

  static Resolver names(Map<String, List<InetAddress>> names) {
    return name -> {
      if (!names.containsKey(name)) {
        throw new UnknownHostException(name);
      }
      return names.get(name);
    };
  }

  static FetchOutcome<String> fetch(HttpFeeds feeds, String url) {
    return fetch(feeds, URI.create(url));
  }

  static FetchOutcome<String> fetch(HttpFeeds feeds, URI url) {
    return feeds.fetch(
        new Request(url, null, null), body -> new String(body.readAllBytes(), StandardCharsets.UTF_8));
  }
}
