package oo.gateway.adapter.http;

/** The path of a request target in any of its forms (RFC 9112, 3.2). */
final class Target {

  private Target() {}

  /** The path, still encoded; what is no path at all comes back as it is. */
  static String path(String rawPath) {
    if (rawPath.startsWith("http://") || rawPath.startsWith("https://")) {
      int slash = rawPath.indexOf('/', rawPath.indexOf("//") + 2);
      return slash < 0 ? "/" : rawPath.substring(slash);
    }
    return rawPath;
  }
}
