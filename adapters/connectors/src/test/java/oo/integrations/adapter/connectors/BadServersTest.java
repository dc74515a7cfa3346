package oo.integrations.adapter.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import oo.integrations.application.port.Feeds;
import oo.integrations.application.port.Feeds.FetchOutcome;
import oo.integrations.application.port.Feeds.FetchOutcome.Failed;
import oo.integrations.application.port.Feeds.FetchOutcome.Fetched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are slow, broken or hostile cost a bounded time and an outcome, never an exception. */
class BadServersTest {

  private static final Duration SHORT = Duration.ofMillis(600);

  @ParameterizedTest
  @ValueSource(strings = {
    "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.", ""})
  void endsASlowDripAtTheDeadline(String start) throws Exception {
    try (var site = new RawServer((question, out, connection) -> {
      out.write(start.getBytes(StandardCharsets.UTF_8));
      drip(out, start.contains("chunked") ? "1\r\na\r\n" : "a");
    })) {
      assertThat(fetchInTime(site)).isEqualTo(new Failed<>("it took longer than 0 seconds", -1));
    }
  }

  @Test
  void endsASlowDripOfInterimAnswersAtTheDeadline() throws Exception {
    try (var site = new RawServer((question, out, connection) -> drip(out, "HTTP/1.1 103 Early Hints\r\n\r\n"))) {
      assertThat(fetchInTime(site)).isInstanceOf(Failed.class);
    }
  }

  @Test
  void endsSlowRedirectsAtTheDeadlineOfAllOfThem() throws Exception {
    try (var site = new RawServer((question, out, connection) -> {
      Thread.sleep(250);
      RawServer.answering("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n").play(question, out, connection);
    })) {
      assertThat(fetchInTime(site)).isEqualTo(new Failed<>("it took longer than 0 seconds", -1));
    }
  }

  @Test
  void endsAServerThatSaysNothingAtTheDeadline() throws Exception {
    try (var site = new RawServer((question, out, connection) -> Thread.sleep(60_000))) {
      assertThat(fetchInTime(site)).isInstanceOf(Failed.class);
    }
  }

  @Test
  void closesTheConnectionOfAReaderThatStopsEarly() throws Exception {
    var closed = new CountDownLatch(1);
    try (var site = new RawServer((question, out, connection) -> {
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nab".getBytes(StandardCharsets.UTF_8));
      out.flush();
      if (connection.getInputStream().read() < 0) {
        closed.countDown();
      }
    })) {
      var outcome = Fixture.development().fetch(new Feeds.Request(site.url(), null, null), body -> {
        var first = body.read();
        body.close();
        return (char) first;
      });
      assertThat(outcome).isEqualTo(new Fetched<>('a', null, null));
      assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void failsOnHalfABodyEvenIfTheReaderHidesIt() throws Exception {
    try (var site = new RawServer(RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nBEGIN:VCALENDAR"))) {
      var outcome = Fixture.development().fetch(new Feeds.Request(site.url(), null, null), body -> {
        try {
          return body.readAllBytes().length;
        } catch (IOException e) {
          return 0;
        }
      });
      assertThat(outcome).isEqualTo(new Failed<>("it broke off its answer", -1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nab\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nab\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nab", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nab",
    "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nab", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nab",
    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nab",
    "HTTP/1.1 200 OK\r\nno colon\r\n\r\nab",
    "HTTP/1.1 000 No\r\n\r\n", "HTTP/1.1 -20 No\r\n\r\n", "HTTP/1.1 99 No\r\n\r\n", "HTTP/1.1 999 No\r\n\r\n",
    "HTTP/1.1 99999999999 No\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/2.0 200 OK\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n",
    "ICY 200 OK\r\n\r\n", "SSH-2.0-OpenSSH_9.2p1\r\n", "220 mail.example ESMTP\r\n", "\r\n\r\n\r\n", "\u0000\u0001\u0002", "",
    "HTTP/1.1 200 OK\r\nETag: v1\r\n", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"})
  void failsOnWhatIsNoProperHttp(String answer) throws Exception {
    try (var site = new RawServer(RawServer.answering(answer))) {
      assertThat(Fixture.fetch(Fixture.development(), site.url()))
          .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.detail()).startsWith("it ")
              .doesNotContain("Exception"));
    }
  }

  @Test
  void failsOnHeadersThatAreTooManyOrTooLong() throws Exception {
    for (var headers : new String[] {"X: 1\r\n".repeat(200), "X: " + "1".repeat(9_000) + "\r\n", "X: 1\r\n" + " 1\r\n".repeat(9_000)}) {
      try (var site = new RawServer(RawServer.answering("HTTP/1.1 200 OK\r\n" + headers + "\r\nab"))) {
        assertThat(Fixture.fetch(Fixture.development(), site.url()))
            .isEqualTo(new Failed<>("its headers are too many or too long", -1));
      }
    }
  }

  @Test
  void endsEndlessHeadersEarly() throws Exception {
    try (var site = new RawServer((question, out, connection) -> {
      out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
      for (;;) {
        out.write("X: 1\r\n".getBytes(StandardCharsets.UTF_8));
      }
    })) {
      assertThat(Fixture.fetch(Fixture.development(), site.url())).isInstanceOf(Failed.class);
    }
  }

  @Test
  void failsWhenNobodyListens() throws Exception {
    try (var taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertThat(Fixture.fetch(Fixture.development(), "http://127.0.0.1:" + taken.getLocalPort() + "/"))
          .isEqualTo(new Failed<>("it does not accept connections", -1));
    }
  }

  @Test
  void followsARedirectWrittenInPlainUtf8() throws Exception {
    try (var site = new RawServer((question, out, connection) ->
        RawServer.answering(question.startsWith("GET / ")
            ? "HTTP/1.1 302 Found\r\nLocation: /k\u00e4se.ics\r\n\r\n"
            : "HTTP/1.1 200 OK\r\n\r\n" + question.split(" ")[1]).play(question, out, connection))) {
      assertThat(Fixture.fetch(Fixture.development(), site.url())).isEqualTo(new Fetched<>("/k%C3%A4se.ics", null, null));
    }
  }

  @Test
  void readsABodyThatEndsWithTheConnection() throws Exception {
    try (var site = new RawServer(RawServer.answering("HTTP/1.0 200 OK\r\nETag: v1\r\n\r\nabc"))) {
      assertThat(Fixture.fetch(Fixture.development(), site.url())).isEqualTo(new Fetched<>("abc", "v1", null));
    }
  }

  /** Whatever comes back, there is an outcome. */
  @Property(tries = 300)
  void neverThrows(@ForAll @Size(max = 200) byte[] garbage, @ForAll boolean afterHead) throws Exception {
    try (var site = new RawServer((question, out, connection) -> {
      if (afterHead) {
        out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n".getBytes(StandardCharsets.UTF_8));
      }
      out.write(garbage);
    })) {
      assertThat(Fixture.fetch(Fixture.development(), site.url())).isNotNull();
    }
  }

  private static FetchOutcome<String> fetchInTime(RawServer site) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> Fixture.fetch(Fixture.development(SHORT), site.url()));
  }

  private static void drip(OutputStream out, String drop) throws Exception {
    for (;;) {
      out.write(drop.getBytes(StandardCharsets.UTF_8));
      out.flush();
      Thread.sleep(50);
    }
  }
}
