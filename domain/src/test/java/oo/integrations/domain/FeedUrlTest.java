package oo.integrations.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedUrlTest {

  @ParameterizedTest
  @CsvSource({
      "https://example.com, https://example.com/",
      "HTTPS://Example.COM:443/A?b=C#d, https://example.com/A?b=C",
      "webcal://example.com/a, https://example.com/a",
      "http://example.com:80/a, http://example.com/a",
      "http://example.com:8080/a, http://example.com:8080/a",
      "https://example.com/a/./b/../c, https://example.com/a/c",
      "https://example.com/a%2Fb?x=%20y, https://example.com/a%2Fb?x=%20y",
      "https://münchen.example/a, https://xn--mnchen-3ya.example/a",
      "https://example.com/ü?ß, https://example.com/%C3%BC?%C3%9F",
      "https://[::1]:8443/a, https://[::1]:8443/a"})
  void writesAnAddressInOneWay(String given, String expected) {
    assertThat(FeedUrl.find(given)).map(url -> url.uri().toString()).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "ftp://example.com/", "https:///a", "https://", "https:a", "//example.com/a", "https://a b/", "https://u@h/",
      "https://u:p@h/", "", "https://exämple.com:8443/", "https://%zz/"})
  void findsNothingInWhatIsNoAddress(String given) {
    assertThat(FeedUrl.find(given)).isEmpty();
  }

  @Test
  void findsNothingInAnEndlessAddress() {
    assertThat(FeedUrl.find("https://example.com/" + "a".repeat(5_000))).isEmpty();
  }

  @Test
  void staysTheSameWhenItIsReadAgain() {
    var url = FeedUrl.find("webcal://Example.com/a/../b?c").orElseThrow();
    assertThat(FeedUrl.find(url.uri().toString())).contains(url);
  }
}
