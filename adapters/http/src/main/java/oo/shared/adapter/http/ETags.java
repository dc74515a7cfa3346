package oo.shared.adapter.http;

import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags (RFC 9110, 8.8.3), strong and made from a row's version. A route sets {@code ETag} on its reply and the
 * gateway answers {@code If-None-Match}; {@code If-Match} is for the use case to judge, in its transaction.
 */
public final class ETags {

  private ETags() {}

  public static String of(long version) {
    return '"' + Long.toString(version) + '"';
  }

  /**
   * Which versions the client means to change.
   *
   * @param ifMatch the header {@code If-Match}
   * @throws ProblemException PRECONDITION_REQUIRED when it is missing
   */
  public static LongPredicate expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ProblemCode.PRECONDITION_REQUIRED.problem("This request needs the header If-Match.");
    }
    if (ifMatch.strip().equals("*")) {
      return version -> true;
    }
    return version -> lists(ifMatch, of(version), false);
  }

  /** When the version is not the one that {@code If-Match} names. */
  public static ProblemException stale() {
    return ProblemCode.PRECONDITION_FAILED.problem("If-Match is not the current ETag.");
  }

  /** Whether {@code If-None-Match} names this tag; here weak tags count as well. */
  public static boolean unchanged(@Nullable String ifNoneMatch, String etag) {
    return ifNoneMatch != null && (ifNoneMatch.strip().equals("*") || lists(ifNoneMatch, etag, true));
  }

  // Our own tags have no comma, so a tag with one can be cut without harm: it matches nothing either way.
  private static boolean lists(String header, String etag, boolean weak) {
    return Arrays.stream(header.split(",")).map(String::strip)
        .map(tag -> weak && tag.startsWith("W/") ? tag.substring(2) : tag).anyMatch(etag::equals);
  }
}
