package oo.gateway.adapter.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Request ids: the trace id of W3C Trace Context, the client's or a new one. */
final class RequestIds {

  private static final Pattern TRACEPARENT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final int TRACE_ID = 3;
  private static final int TRACE_ID_END = 35;
  private static final HexFormat HEX = HexFormat.of();

  private RequestIds() {}

  /** The header if it is valid, or else null. */
  static @Nullable String valid(@Nullable String traceparent) {
    return traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent : null;
  }

  static String of(@Nullable String traceparent) {
    String valid = valid(traceparent);
    return valid == null ? random() : valid.substring(TRACE_ID, TRACE_ID_END);
  }

  private static String random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    // Never all zero: that is no trace id.
    return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1);
  }
}
