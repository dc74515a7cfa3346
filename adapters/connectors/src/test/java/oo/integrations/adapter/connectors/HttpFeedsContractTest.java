package oo.integrations.adapter.connectors;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.application.port.Feeds;
import oo.integrations.application.port.Feeds.FetchOutcome;
import oo.integrations.application.port.Feeds.FetchOutcome.Failed;
import oo.integrations.application.port.Feeds.FetchOutcome.Fetched;
import oo.integrations.application.port.Feeds.FetchOutcome.Forbidden;
import oo.integrations.application.port.Feeds.FetchOutcome.Gone;
import oo.integrations.application.port.Feeds.FetchOutcome.Unchanged;
import oo.integrations.application.port.FeedsContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFeedsContractTest extends FeedsContract {

  private static final String PATH = "/ada.ics";
  private static final String CALENDAR = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

  @RegisterExtension
  static final WireMockExtension SITE = WireMockExtension.newInstance()
      .options(options().dynamicPort().http2PlainDisabled(true).gzipDisabled(true)).build();

  private final HttpFeeds feeds = Fixture.development();

  @Override
  protected Feeds feeds() {
    return feeds;
  }

  @Override
  protected URI serving(String body, @Nullable String etag, @Nullable String lastModified) {
    var answer = aResponse().withBody(body).withHeader("Content-Type", "text/calendar; charset=utf-8");
    SITE.stubFor(get(PATH).willReturn(withValidators(answer, etag, lastModified)));
    if (etag != null) {
      SITE.stubFor(get(PATH).withHeader("If-None-Match", equalTo(etag)).willReturn(aResponse().withStatus(304)));
    } else if (lastModified != null) {
      SITE.stubFor(
          get(PATH).withHeader("If-Modified-Since", equalTo(lastModified)).willReturn(aResponse().withStatus(304)));
    }
    return url(PATH);
  }

  @Override
  protected URI gone(int status) {
    return answering(aResponse().withStatus(status));
  }

  @Override
  protected URI failing(long retryAfterSeconds) {
    var answer = aResponse().withStatus(503);
    return answering(retryAfterSeconds < 0 ? answer : answer.withHeader("Retry-After", "" + retryAfterSeconds));
  }

  @Override
  protected URI forbidden() {
    return URI.create("http://10.1.2.3/ada.ics");
  }

  @Test
  void introducesItselfAndCarriesNothingElse() {
    fetch(serving(CALENDAR, null, null));
    var question = SITE.getAllServeEvents().getFirst().getRequest();
    assertThat(question.getHeaders().keys()).containsExactlyInAnyOrder(
        "Host", "User-Agent", "Accept", "Accept-Encoding", "Connection");
    assertThat(question.getHeader("User-Agent")).isEqualTo("oO-calendar-fetch/1");
    assertThat(question.getHeader("Accept")).startsWith("text/calendar");
    assertThat(question.getHeader("Host")).isEqualTo("127.0.0.1:" + SITE.getPort());
  }

  @Test
  void keepsNoCookies() {
    var url = answering(aResponse().withBody(CALENDAR).withHeader("Set-Cookie", "seen=yes; Path=/"));
    fetch(url);
    fetch(url);
    SITE.verify(2, getRequestedFor(urlEqualTo(PATH)).withHeader("Cookie", absent()));
  }

  @Test
  void asksForChangesWithBothValidators() {
    var url = serving(CALENDAR, "W/\"v1\"", "Wed, 21 Oct 2026 07:28:00 GMT");
    feeds.fetch(new Feeds.Request(url, "W/\"v1\"", "Wed, 21 Oct 2026 07:28:00 GMT"), body -> "");
    SITE.verify(getRequestedFor(urlEqualTo(PATH)).withHeader("If-None-Match", equalTo("W/\"v1\""))
        .withHeader("If-Modified-Since", equalTo("Wed, 21 Oct 2026 07:28:00 GMT")));
  }

  @Test
  void sendsNoValidatorThatWouldBreakAHeader() {
    feeds.fetch(new Feeds.Request(serving(CALENDAR, null, null), "a\r\nX-Evil: 1", "b\nc"), body -> "");
    var question = SITE.getAllServeEvents().getFirst().getRequest();
    assertThat(question.getHeaders().keys()).doesNotContain("X-Evil", "If-None-Match", "If-Modified-Since");
  }

  @Test
  void forgetsValidatorsThatAreTooLong() {
    assertThat(fetch(serving(CALENDAR, "\"" + "v".repeat(600) + "\"", null)))
        .isEqualTo(new Fetched<>(CALENDAR, null, null));
  }

  @Test
  void failsOnUnchangedWithoutHavingAsked() {
    assertThat(fetch(answering(aResponse().withStatus(304)))).isInstanceOf(Failed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 206, 300, 400, 401, 403, 418, 429, 500, 502, 503, 599})
  void failsOnOtherStatuses(int status) {
    assertThat(fetch(answering(aResponse().withStatus(status))))
        .isEqualTo(new Failed<>("it answered with status " + status, -1));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Wed, 21 Oct 2026 07:30:00 GMT|120", "Wed, 21 Oct 2026 07:00:00 GMT|0", "3600|3600", "soon|-1", "-5|-1",
    "99999999999999999999|31536000", "1.5|-1"})
  void readsWhenToComeBack(String header, long seconds) {
    assertThat(fetch(answering(aResponse().withStatus(429).withHeader("Retry-After", header))))
        .isEqualTo(new Failed<>("it answered with status 429", seconds));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsRedirectsAndAsksForChangesThere(int status) {
    serving(CALENDAR, "\"v1\"", null);
    SITE.stubFor(get("/old").willReturn(aResponse().withStatus(status).withHeader("Location", PATH)));
    assertThat(fetch(url("/old"))).isEqualTo(new Fetched<>(CALENDAR, "\"v1\"", null));
    assertThat(feeds.fetch(new Feeds.Request(url("/old"), "\"v1\"", null), body -> "")).isEqualTo(new Unchanged<>());
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b,c,/a/c", "/a/b,/c,/c", "/a/b,?q=1,/a/b?q=1", "/a/b?x=1,?q=1,/a/b?q=1", "/a/b,../c,/c", "/a/b,c#part,/a/c"})
  void followsRelativeRedirects(String from, String location, String to) {
    SITE.stubFor(get(from).willReturn(temporaryRedirect(location)));
    SITE.stubFor(get(to).willReturn(aResponse().withBody(CALENDAR)));
    assertThat(fetch(url(from))).isInstanceOf(Fetched.class);
  }

  @Test
  void followsFiveRedirectsAndNoMore() {
    for (var i = 0; i < 6; i++) {
      SITE.stubFor(get("/" + i).willReturn(temporaryRedirect("/" + (i + 1))));
    }
    SITE.stubFor(get("/6").willReturn(aResponse().withBody(CALENDAR)));
    assertThat(fetch(url("/1"))).isInstanceOf(Fetched.class);
    assertThat(fetch(url("/0"))).isEqualTo(new Failed<>("it redirects more than 5 times", -1));
    SITE.verify(1, getRequestedFor(urlEqualTo("/6")));
  }

  @Test
  void leavesALoop() {
    SITE.stubFor(get(PATH).willReturn(temporaryRedirect(PATH)));
    assertThat(fetch(url(PATH))).isInstanceOf(Failed.class);
    SITE.verify(6, getRequestedFor(urlEqualTo(PATH)));
  }

  @Test
  void failsOnARedirectToNowhere() {
    assertThat(fetch(answering(aResponse().withStatus(302)))).isInstanceOf(Failed.class);
    assertThat(fetch(answering(temporaryRedirect("http://a b|c/")))).isInstanceOf(Failed.class);
  }

  @Test
  void tellsGoneAndForbiddenAtTheEndOfARedirect() {
    SITE.stubFor(get("/old").willReturn(temporaryRedirect("/nowhere")));
    assertThat(fetch(url("/old"))).isEqualTo(new Gone<>(404));
    SITE.stubFor(get("/old").willReturn(temporaryRedirect("http://10.1.2.3/")));
    assertThat(fetch(url("/old"))).isInstanceOf(Forbidden.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
  void unpacksGzip(String encoding) throws IOException {
    var answer = aResponse().withBody(gzip(CALENDAR.getBytes(StandardCharsets.UTF_8)));
    assertThat(fetch(answering(answer.withHeader("Content-Encoding", encoding))))
        .isEqualTo(new Fetched<>(CALENDAR, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip, gzip", "deflate", "zstd"})
  void failsOnOtherEncodings(String encoding) {
    assertThat(fetch(answering(aResponse().withBody("x").withHeader("Content-Encoding", encoding))))
        .isInstanceOf(Failed.class);
  }

  @Test
  void boundsWhatGzipUnpacksTo() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      for (var i = 0; i < 200; i++) {
        out.write(new byte[1024 * 1024]);
      }
    }
    var answer = aResponse().withBody(packed.toByteArray()).withHeader("Content-Encoding", "gzip");
    var most = new long[1];
    var outcome = feeds.fetch(new Feeds.Request(answering(answer), null, null), body -> {
      var buffer = new byte[8192];
      for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        most[0] += n;
      }
      return "";
    });
    assertThat(outcome).isEqualTo(new Failed<>("the calendar is larger than 10 MB", -1));
    assertThat(most[0]).isLessThanOrEqualTo(CalendarFormat.MAX_BYTES);
  }

  @Test
  void survivesEndlessEmptyGzipParts() throws IOException {
    var part = gzip(new byte[0]);
    var bomb = new byte[part.length * 100_000];
    for (var i = 0; i < bomb.length; i += part.length) {
      System.arraycopy(part, 0, bomb, i, part.length);
    }
    assertThat(fetch(answering(aResponse().withBody(bomb).withHeader("Content-Encoding", "gzip"))))
        .isEqualTo(new Failed<>("it sent what cannot be unpacked", -1));
  }

  @Test
  void failsOnBrokenGzip() throws IOException {
    var packed = gzip(CALENDAR.getBytes(StandardCharsets.UTF_8));
    var half = Arrays.copyOf(packed, packed.length / 2);
    assertThat(fetch(answering(aResponse().withBody(half).withHeader("Content-Encoding", "gzip"))))
        .isEqualTo(new Failed<>("it broke off its answer", -1));
    packed[packed.length - 6] ^= 1;
    assertThat(fetch(answering(aResponse().withBody(packed).withHeader("Content-Encoding", "gzip"))))
        .isInstanceOf(Failed.class);
    assertThat(fetch(answering(aResponse().withBody("no gzip").withHeader("Content-Encoding", "gzip"))))
        .isInstanceOf(Failed.class);
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = Mode.EXCLUDE, names = "MALFORMED_RESPONSE_CHUNK") // a body without a length
  void failsOnABrokenConnection(Fault fault) {
    assertThat(fetch(answering(aResponse().withFault(fault)))).isInstanceOf(Failed.class);
  }

  private FetchOutcome<String> fetch(URI url) {
    return Fixture.fetch(feeds, url);
  }

  private static URI answering(ResponseDefinitionBuilder answer) {
    SITE.stubFor(get(PATH).willReturn(answer));
    return url(PATH);
  }

  private static URI url(String path) {
    return URI.create("http://127.0.0.1:" + SITE.getPort() + path);
  }

  private static ResponseDefinitionBuilder withValidators(
      ResponseDefinitionBuilder answer, @Nullable String etag, @Nullable String lastModified) {
    if (etag != null) {
      answer.withHeader("ETag", etag);
    }
    return lastModified == null ? answer : answer.withHeader("Last-Modified", lastModified);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }
}
