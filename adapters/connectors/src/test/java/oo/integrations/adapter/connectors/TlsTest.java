package oo.integrations.adapter.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import oo.integrations.application.port.Feeds.FetchOutcome.Failed;
import oo.integrations.application.port.Feeds.FetchOutcome.Fetched;
import oo.integrations.application.port.Feeds.FetchOutcome.Forbidden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS is for the name in the address, though the connection goes to the address that was checked. */
class TlsTest {

  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir
  static Path directory;

  private static SSLContext trusting;

  private final SimulatedInternet internet = new SimulatedInternet();
  private final List<String> serverNames = new CopyOnWriteArrayList<>();
  private String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private RawServer site;

  @BeforeAll
  static void makeCertificate() throws Exception {
    var store = directory.resolve("site.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process = new ProcessBuilder(
        keytool, "-genkeypair", "-alias", "site", "-keyalg", "EC", "-dname", "CN=site", "-ext",
        "SAN=dns:calendars.example,ip:93.184.216.34", "-storetype", "PKCS12", "-keystore", store.toString(),
        "-storepass", new String(PASSWORD)).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    trusting = context(store);
  }

  @BeforeEach
  void start() throws Exception {
    site = new RawServer(trusting.getServerSocketFactory().createServerSocket(0), (question, out, connection) -> {
      var session = (ExtendedSSLSession) ((SSLSocket) connection).getSession();
      session.getRequestedServerNames().forEach(name -> serverNames.add(name.toString()));
      RawServer.answering(answer).play(question, out, connection);
    });
    internet.route(SimulatedInternet.PUBLIC, site.port());
  }

  @AfterEach
  void stop() throws Exception {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https", "HTTPS", "webcal", "webcals"})
  void asksForTheNameAtTheCheckedAddress(String scheme) {
    assertThat(Fixture.fetch(feeds(trusting), scheme + "://calendars.example/ada.ics"))
        .isEqualTo(new Fetched<>("ok", null, null));
    assertThat(serverNames).singleElement().asString().contains("calendars.example");
    assertThat(site.questions()).singleElement().asString().contains("\r\nHost: calendars.example\r\n");
    assertThat(internet.attempts()).singleElement().satisfies(attempt -> assertThat(attempt.getPort()).isEqualTo(443));
  }

  @Test
  void asksNothingOfAServerWithACertificateForAnotherName() {
    assertThat(Fixture.fetch(feeds(trusting), "https://other.example/")).isInstanceOfSatisfying(
        Failed.class, failed -> assertThat(failed.detail()).contains("certificate"));
    assertThat(site.questions()).allMatch(String::isEmpty);
  }

  @Test
  void asksNothingOfAServerWhoseCertificateNobodyVouchesFor() {
    assertThat(Fixture.fetch(feeds(Dialer.publicTrust()), "https://calendars.example/")).isInstanceOf(Failed.class);
    assertThat(site.questions()).allMatch(String::isEmpty);
  }

  @Test
  void verifiesAnAddressThatIsWrittenOut() {
    assertThat(Fixture.fetch(feeds(trusting), "https://93.184.216.34/")).isInstanceOf(Fetched.class);
    assertThat(serverNames).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://calendars.example/", "http://other.example/", "HTTP://calendars.example:443/"})
  void neverFollowsFromHttpsToHttp(String location) {
    answer = "HTTP/1.1 301 Moved Permanently\r\nLocation: " + location + "\r\n\r\n";
    assertThat(Fixture.fetch(feeds(trusting), "https://calendars.example/"))
        .isEqualTo(new Forbidden<>("it redirects from https to http"));
    assertThat(site.hits()).isOne();
  }

  @Test
  void followsFromHttpToHttps() throws Exception {
    try (var plain = new RawServer(RawServer.answering("HTTP/1.1 301 M\r\nLocation: https://calendars.example/\r\n\r\n"))) {
      internet.route(SimulatedInternet.OTHER_PUBLIC, plain.port());
      assertThat(Fixture.fetch(feeds(trusting), "http://plain.example/")).isInstanceOf(Fetched.class);
    }
  }

  @Test
  @Timeout(value = 15, threadMode = ThreadMode.SEPARATE_THREAD)
  void failsOnAServerThatDoesNotSpeakTls() throws Exception {
    try (var plain = new RawServer(RawServer.answering("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      internet.route(SimulatedInternet.OTHER_PUBLIC, plain.port());
      assertThat(Fixture.fetch(feeds(trusting), "https://plain.example/")).isInstanceOf(Failed.class);
    }
  }

  private HttpFeeds feeds(SSLContext tls) {
    Resolver resolver = name ->
        List.of(name.equals("plain.example") ? SimulatedInternet.OTHER_PUBLIC : SimulatedInternet.PUBLIC);
    var limits = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(2), 1_000);
    return new HttpFeeds(
        () -> Fixture.NOW, new Lookup(resolver, Fixture.rules(false)), new Dialer(internet, tls, limits.connect()), limits);
  }

  private static SSLContext context(Path file) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    var certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("site", store.getCertificate("site"));
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(certificates);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
