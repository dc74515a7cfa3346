package oo.shared.application;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The recorded trace that a thread works for; work that nobody records has none, and pays next to nothing for it.
 *
 * @param traceparent the step that the work belongs to, as W3C Trace Context writes it
 */
public record TraceContext(String traceparent) {

  /** The name under which it travels, in requests and in messages. */
  public static final String HEADER = "traceparent";

  private static final Pattern FORMAT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final ScopedValue<TraceContext> CURRENT = ScopedValue.newInstance();

  public TraceContext {
    if (!FORMAT.matcher(traceparent).matches()) {
      throw new IllegalArgumentException("no traceparent");
    }
  }

  /** Of this thread. */
  public static @Nullable TraceContext current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /** That a message carries; null where it carries none that can be read. */
  public static @Nullable TraceContext of(Message message) {
    String carried = message.headers().get(HEADER);
    return carried == null || !FORMAT.matcher(carried).matches() ? null : new TraceContext(carried);
  }

  /** Does work that belongs to this trace. */
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /** 32 hexadecimal digits. */
  public String traceId() {
    return traceparent.substring(3, 35);
  }

  /** 16 hexadecimal digits: the step itself. */
  public String spanId() {
    return traceparent.substring(36, 52);
  }
}
