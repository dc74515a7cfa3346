package oo.integrations.adapter.connectors;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, and where: an address taken apart once, so that what is checked is what is used.
 *
 * @param path the path and the query, ASCII, beginning with a slash
 */
record Target(boolean secure, Host host, int port, String path) {

  private static final int MAX_LENGTH = 8_192;
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\[\\]@%]*]|[^\\[\\]@%:]+)(?::([0-9]{0,5}))?");

  static Target of(URI url) throws ForbiddenAddress {
    if (url.toString().length() > MAX_LENGTH) {
      throw new ForbiddenAddress("the address is longer than " + MAX_LENGTH + " characters");
    }
    var secure = isSecure(url.getScheme());
    var authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    if (authority.indexOf('@') >= 0) {
      throw new ForbiddenAddress("the address contains a user name or a password");
    }
    var parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      throw new ForbiddenAddress("the address has no proper host name");
    }
    return new Target(secure, Host.of(parts.group(1)), port(parts.group(2), secure), path(url));
  }

  /** @param location a Location header's value, relative to this target or not */
  Target redirectedTo(String location) throws ForbiddenAddress, FetchFailure {
    URI url;
    try {
      // RFC 3986 keeps the path before a mere query, java.net.URI does not
      url = uri().resolve(location.startsWith("?") ? path.split("\\?", 2)[0] + location : location);
    } catch (IllegalArgumentException e) {
      throw new FetchFailure("it redirects to something that is no address");
    }
    var next = of(url);
    if (secure && !next.secure) {
      throw new ForbiddenAddress("it redirects from https to http");
    }
    return next;
  }

  /** The host, and the port unless it is the scheme's own. */
  String authority() {
    return port == defaultPort(secure) ? host.written() : host.written() + ":" + port;
  }

  private URI uri() {
    return URI.create((secure ? "https://" : "http://") + authority() + path);
  }

  private static boolean isSecure(@Nullable String scheme) throws ForbiddenAddress {
    return switch (scheme == null ? "" : scheme.toLowerCase(Locale.ROOT)) {
      case "http" -> false;
      // webcal tells a calendar program to subscribe; whoever serves it serves https
      case "https", "webcal", "webcals" -> true;
      default -> throw new ForbiddenAddress("calendars are fetched from http and https addresses only");
    };
  }

  private static int port(@Nullable String written, boolean secure) {
    return written == null || written.isEmpty() ? defaultPort(secure) : Integer.parseInt(written);
  }

  private static int defaultPort(boolean secure) {
    return secure ? 443 : 80;
  }

  private static String path(URI url) {
    var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    var pathAndQuery = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    var written = URI.create("http://host" + pathAndQuery).toASCIIString();
    return written.substring("http://host".length());
  }
}
