package oo.integrations.adapter.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import oo.integrations.application.port.Feeds.FetchOutcome.Fetched;
import oo.integrations.application.port.Feeds.FetchOutcome.Forbidden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Not one connection is opened to an address that is not public; a server listens on every address of this machine. */
class ForbiddenAddressesTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

  private final SimulatedInternet internet = new SimulatedInternet();
  private final Map<String, List<InetAddress>> names = new HashMap<>();
  private final List<String> redirects = new ArrayList<>();
  private RawServer victim;
  private RawServer redirector;

  @BeforeEach
  void start() throws Exception {
    victim = new RawServer(RawServer.answering(OK));
    redirector = new RawServer((question, out, connection) -> {
      var index = Integer.parseInt(question.split("[/ ]")[2]);
      RawServer.answering("HTTP/1.1 302 Found\r\nLocation: " + redirects.get(index) + "\r\nContent-Length: 0\r\n\r\n")
          .play(question, out, connection);
    });
    internet.route(SimulatedInternet.PUBLIC, redirector.port());
    names.put(Fixture.HOST, List.of(SimulatedInternet.PUBLIC));
  }

  @AfterEach
  void stop() throws Exception {
    victim.close();
    redirector.close();
  }

  @Test
  void wouldSeeAHit() {
    assertThat(Fixture.fetch(Fixture.development(), victim.url())).isInstanceOf(Fetched.class);
    assertThat(victim.hits()).isOne();
  }

  @Test
  void refusesEveryWayOfWritingAnAddressThatIsNotPublic() {
    var urls = urls();
    assertThat(urls).hasSizeGreaterThan(2_000).doesNotHaveDuplicates();
    var feeds = strict();
    assertThat(urls).allSatisfy(url -> assertThat(Fixture.fetch(feeds, url)).isInstanceOf(Forbidden.class));
    assertThat(victim.hits()).isZero();
    assertThat(internet.attempts()).isEmpty();
  }

  @Test
  void refusesEveryRedirectToAnAddressThatIsNotPublic() {
    redirects.addAll(urls());
    redirects.addAll(Addresses.PRIVATE_V4.stream().map(v4 -> "//" + v4 + ":" + victim.port() + "/").toList());
    redirects.addAll(List.of("file:///etc/passwd", "gopher://127.0.0.1:1/", "ftp://127.0.0.1/", "jar:file:///a!/b"));
    var feeds = strict();
    for (var i = 0; i < redirects.size(); i++) {
      var outcome = Fixture.fetch(feeds, "http://" + Fixture.HOST + "/" + i);
      assertThat(outcome).as(redirects.get(i)).isInstanceOf(Forbidden.class);
    }
    assertThat(victim.hits()).isZero();
    assertThat(redirector.hits()).isEqualTo(redirects.size());
    assertThat(internet.attempts()).allMatch(attempt -> attempt.getAddress().equals(SimulatedInternet.PUBLIC));
  }

  @Test
  void refusesEveryNameThatHasAnAddressThatIsNotPublicAmongOthers() {
    var addresses = Stream.concat(Addresses.PRIVATE_V4.stream(), Addresses.PRIVATE_V6.stream()).map(Addresses::address);
    addresses.forEach(address -> {
      var i = names.size();
      names.put("alone" + i + ".example", List.of(address));
      names.put("last" + i + ".example", List.of(SimulatedInternet.PUBLIC, SimulatedInternet.OTHER_PUBLIC, address));
      names.put("first" + i + ".example", List.of(address, SimulatedInternet.PUBLIC));
    });
    names.remove(Fixture.HOST);
    assertThat(names).hasSizeGreaterThan(200);
    var feeds = strict();
    assertThat(names.keySet()).allSatisfy(name ->
        assertThat(Fixture.fetch(feeds, "http://" + name + ":" + victim.port() + "/")).isInstanceOf(Forbidden.class));
    assertThat(internet.attempts()).isEmpty();
  }

  @Test
  void refusesLocalhostByItsRealNames() {
    var feeds = Fixture.strict(Resolver.SYSTEM, internet, victim.port());
    assertThat(Fixture.fetch(feeds, "http://localhost:" + victim.port() + "/")).isInstanceOf(Forbidden.class);
    assertThat(Fixture.fetch(feeds, "http://LOCALHOST:" + victim.port() + "/")).isInstanceOf(Forbidden.class);
    assertThat(victim.hits()).isZero();
  }

  @Test
  void refusesThisMachinesOwnPublicAddress() {
    var rules = new AddressRules(false, AddressRules.WEB_PORTS, SimulatedInternet.PUBLIC::equals);
    var feeds = Fixture.feeds(rules, Fixture.names(names), internet, Limits.STANDARD.total());
    assertThat(Fixture.fetch(feeds, "http://" + Fixture.HOST + "/")).isInstanceOf(Forbidden.class);
    assertThat(internet.attempts()).isEmpty();
  }

  @Test
  void knowsThisMachinesOwnAddresses() {
    assertThat(AddressRules.of(false).own().test(InetAddress.getLoopbackAddress())).isTrue();
    assertThat(AddressRules.of(false).own().test(SimulatedInternet.PUBLIC)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "http://calendars.example:22/", "http://calendars.example:25/", "http://calendars.example:5432/",
    "http://calendars.example:0/", "http://calendars.example:65536/", "http://calendars.example:99999/",
    "http://calendars.example:999999/", "http://calendars.example:-80/", "http://calendars.example:80:80/",
    "http://calendars.example./", "http://calendars..example/", "http://.example/", "http://-a.example/",
    "http://a_b.example/", "http://calendars.example%00.example/", "http:///path", "http:calendars.example", "http:/a",
    "ftp://calendars.example/", "file:///etc/passwd", "mailto:ada@calendars.example", "//calendars.example/", "a.ics",
    "https://ada@calendars.example/", "https://ada:secret@calendars.example/", "https://@calendars.example/",
    "http://1.2.3.4.5/", "http://256.1.1.1/", "http://1.2.3/", "http://08.8.8.8/",
    "http://8.8.8.8./", "http://0x8.8.8.8/", "http://calendars.example.0x/", "http://。。/", "http://a。。b/"})
  void refusesImproperAddresses(String url) {
    assertThat(Fixture.fetch(strict(), url)).isInstanceOf(Forbidden.class);
    assertThat(internet.attempts()).isEmpty();
  }

  @Test
  void saysThatCredentialsAreTheReason() {
    assertThat(Fixture.fetch(strict(), "https://ada:secret@calendars.example/"))
        .isEqualTo(new Forbidden<>("the address contains a user name or a password"));
  }

  @Test
  void looksNothingUpForAPortThatIsNotAllowed() {
    Resolver never = name -> {
      throw new AssertionError(name + " was looked up");
    };
    assertThat(Fixture.fetch(Fixture.strict(never, internet), "http://calendars.example:22/"))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void refusesAnAddressThatIsTooLong() {
    assertThat(Fixture.fetch(strict(), "http://calendars.example/" + "a".repeat(9_000))).isInstanceOf(Forbidden.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "[fd00::1]", "[fe80::1]",
      "[::]", "[64:ff9b::127.0.0.1]", "[::127.0.0.1]", "[2002:7f00:1::]"})
  void letsDevelopmentReachLoopbackOnly(String host) {
    var feeds = Fixture.feeds(Fixture.rules(true, victim.port()), Fixture.names(names), internet, Limits.STANDARD.total());
    assertThat(Fixture.fetch(feeds, "http://" + host + ":" + victim.port() + "/")).isInstanceOf(Forbidden.class);
    assertThat(internet.attempts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "[::1]", "[::ffff:127.0.0.1]", "localhost", "LocalHost"})
  void letsDevelopmentReachLoopbackOnAnyPort(String host) {
    names.put("localhost", List.of(InetAddress.getLoopbackAddress()));
    var feeds = Fixture.feeds(Fixture.rules(true), Fixture.names(names), internet, Limits.STANDARD.total());
    assertThat(Fixture.fetch(feeds, "http://" + host + ":" + victim.port() + "/")).isInstanceOf(Fetched.class);
  }

  @Test
  void keepsToTheWebsPortsInDevelopmentOutsideLoopback() {
    var feeds = Fixture.feeds(Fixture.rules(true), Fixture.names(names), internet, Limits.STANDARD.total());
    assertThat(Fixture.fetch(feeds, "http://" + Fixture.HOST + ":22/")).isInstanceOf(Forbidden.class);
    assertThat(internet.attempts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 443, 8080, 8443})
  void reachesPublicAddressesOnTheWebsPorts(int port) {
    redirects.add("");
    Fixture.fetch(strict(), URI.create("http://" + Fixture.HOST + ":" + port + "/0"));
    assertThat(internet.attempts()).singleElement()
        .satisfies(attempt -> assertThat(attempt.getAddress()).isEqualTo(SimulatedInternet.PUBLIC))
        .satisfies(attempt -> assertThat(attempt.getPort()).isEqualTo(port));
  }

  @Test
  void tellsNothingOfWhatANameResolvedTo() {
    names.put("inside.example", List.of(Addresses.address("10.1.2.3")));
    assertThat(Fixture.fetch(strict(), "http://inside.example/"))
        .isEqualTo(new Forbidden<>("the address is not public"));
  }

  private HttpFeeds strict() {
    return Fixture.strict(Fixture.names(names), internet, victim.port(), redirector.port());
  }

  /** On the victim's port, which is among the allowed ones here, so that nothing but the address can refuse them. */
  private List<String> urls() {
    var v4 = Addresses.PRIVATE_V4.stream().flatMap(address -> Addresses.hostsOf(address).stream());
    var v6 = Addresses.PRIVATE_V6.stream().flatMap(address -> Stream.of("[" + address + "]", "[" + address + "%25lo]"));
    return Stream.concat(v4, v6).distinct()
        .flatMap(host -> Stream.of("http://" + host + ":" + victim.port() + "/", "webcal://" + host + "/"))
        .toList();
  }
}
