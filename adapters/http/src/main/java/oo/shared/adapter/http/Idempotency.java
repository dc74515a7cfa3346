package oo.shared.adapter.http;

import oo.codegen.http.Call;
import oo.codegen.http.Reply;
import oo.shared.application.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key}, bare or in quotes, and what a replay looks like. */
public final class Idempotency {

  private Idempotency() {}

  /** The key with the fingerprint of this request, or null when the client gave none. */
  public static @Nullable IdempotencyKey key(Call call) {
    String header = call.header("Idempotency-Key");
    return header == null ? null : new IdempotencyKey(bare(header), call.fingerprint());
  }

  /** Tells the client when the reply is that of an earlier request. */
  public static <T> Reply<T> mark(Reply<T> reply, boolean replayed) {
    return replayed ? reply.with("Idempotency-Replayed", "true") : reply;
  }

  public static ProblemException inFlight() {
    return ProblemCode.REQUEST_IN_FLIGHT.problem("The first request with this key is still running.").retryAfter(1);
  }

  public static ProblemException reused() {
    return ProblemCode.IDEMPOTENCY_KEY_REUSED.problem("The key was used for another request.");
  }

  private static String bare(String header) {
    boolean quoted = header.length() > 1 && header.startsWith("\"") && header.endsWith("\"");
    return quoted ? header.substring(1, header.length() - 1) : header;
  }
}
