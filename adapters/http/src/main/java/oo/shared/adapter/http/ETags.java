package oo.shared.adapter.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oo.shared.application.ExpectedVersion;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags (RFC 9110, 8.8.3), strong and made from a row's version. A route sets {@code ETag} on its reply and the
 * gateway answers {@code If-None-Match}; {@code If-Match} is for the use case to judge, in its transaction.
 */
public final class ETags {

  // Our own tags have no comma, so a foreign tag with one can be cut without harm: it names no version either way.
  private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,17})(?:\\.[0-9]{1,18})?\"");

  private ETags() {}

  public static String of(long version) {
    return '"' + Long.toString(version) + '"';
  }

  /**
   * For what also changes by itself: the revision tells representations apart, but is no reason to refuse a change.
   */
  public static String of(long version, long revision) {
    return '"' + Long.toString(version) + '.' + revision + '"';
  }

  /** What tells one content from another: half of its SHA-256, in hexadecimal digits, for the inside of a tag. */
  public static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Which versions the client means to change.
   *
   * @param ifMatch the header {@code If-Match}
   * @throws ProblemException PRECONDITION_REQUIRED when it is missing
   */
  public static ExpectedVersion expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ProblemCode.PRECONDITION_REQUIRED.problem("This request needs the header If-Match.");
    }
    if (ifMatch.strip().equals("*")) {
      return new ExpectedVersion.Any();
    }
    return new ExpectedVersion.OneOf(Arrays.stream(ifMatch.split(",")).map(tag -> VERSION.matcher(tag.strip()))
        .filter(Matcher::matches).map(tag -> Long.valueOf(tag.group(1))).collect(Collectors.toSet()));
  }

  /** When the version is not the one that {@code If-Match} names. */
  public static ProblemException stale() {
    return ProblemCode.PRECONDITION_FAILED.problem("If-Match is not the current ETag.");
  }

  /** Whether {@code If-None-Match} names this tag; here weak tags count as well. */
  public static boolean unchanged(@Nullable String ifNoneMatch, String etag) {
    return ifNoneMatch != null && (ifNoneMatch.strip().equals("*") || Arrays.stream(ifNoneMatch.split(","))
        .map(String::strip).map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag).anyMatch(etag::equals));
  }
}
