package oo.integrations.domain;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of a subscribed calendar, in one of the many ways in which it can be written. It is a secret: who knows it
 * can read the calendar, so it is in no log and no answer.
 */
public final class FeedUrl {

  private static final int MAX_LENGTH = 4_000;

  private final URI uri;

  private FeedUrl(URI uri) {
    this.uri = uri;
  }

  /**
   * Reads http, https and webcal addresses, the last as https. Letters' case in scheme and host, a default port, a
   * fragment and dots in the path make no difference.
   *
   * @return nothing for what is no such address, or names a user and password
   */
  public static Optional<FeedUrl> find(String text) {
    try {
      var given = new URI(text.strip());
      var scheme = scheme(given.getScheme());
      var host = host(given);
      if (scheme == null || host == null || given.getRawUserInfo() != null) {
        return Optional.empty();
      }
      var written = new StringBuilder(scheme).append("://").append(host).append(port(given, scheme))
          .append(path(given));
      if (given.getRawQuery() != null) {
        written.append('?').append(given.getRawQuery());
      }
      var plain = new URI(written.toString()).toASCIIString();
      return plain.length() > MAX_LENGTH ? Optional.empty() : Optional.of(new FeedUrl(new URI(plain)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public URI uri() {
    return uri;
  }

  public String host() {
    return uri.getHost();
  }

  private static @Nullable String scheme(@Nullable String scheme) {
    return switch (scheme == null ? "" : scheme.toLowerCase(Locale.ROOT)) {
      case "http" -> "http";
      case "https", "webcal" -> "https";
      default -> null;
    };
  }

  private static @Nullable String host(URI given) {
    if (given.getHost() != null) {
      return given.getHost().toLowerCase(Locale.ROOT);
    }
    // java.net.URI knows no host with letters beyond ASCII, or with underscores.
    var authority = given.getAuthority();
    if (authority == null || authority.contains("@") || authority.contains(":")) {
      return null;
    }
    return IDN.toASCII(authority).toLowerCase(Locale.ROOT);
  }

  private static String port(URI given, String scheme) {
    int standard = scheme.equals("http") ? 80 : 443;
    return given.getPort() == -1 || given.getPort() == standard ? "" : ":" + given.getPort();
  }

  private static String path(URI given) {
    var path = given.normalize().getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeedUrl url && uri.equals(url.uri);
  }

  @Override
  public int hashCode() {
    return uri.hashCode();
  }

  @Override
  public String toString() {
    return "an address at " + host();
  }
}
