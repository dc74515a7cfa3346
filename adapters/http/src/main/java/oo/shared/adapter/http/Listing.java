package oo.shared.adapter.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import oo.codegen.http.Call;
import oo.codegen.http.Operation;
import oo.codegen.http.Reply;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing. Its cursor is a position with a digest over operation, filters and position: it says where to
 * go on and is refused when anything of that was changed. It carries no right; the query is bound to the user anyway.
 */
public final class Listing {

  private static final int DIGEST = 12;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Operation operation;
  private final Map<String, String> filters = new LinkedHashMap<>();
  private final int limit;
  private final @Nullable String after;

  private Listing(Operation operation, Call call, String... filters) {
    this.operation = operation;
    for (String filter : filters) {
      String value = call.query(filter);
      if (value != null) {
        this.filters.put(filter, value);
      }
    }
    String asked = call.query("limit");
    if (asked == null) {
      throw new IllegalArgumentException(operation.id() + " has no parameter limit with a default");
    }
    this.limit = Integer.parseInt(asked);
    String cursor = call.query("cursor");
    this.after = cursor == null ? null : position(cursor);
  }

  /**
   * @param filters names of the query parameters that the cursor is bound to
   * @throws ProblemException INVALID_CURSOR
   */
  public static Listing of(Operation operation, Call call, String... filters) {
    return new Listing(operation, call, filters);
  }

  public int limit() {
    return limit;
  }

  /**
   * The position that the page before ended at; null on the first page.
   *
   * @param read of what was given to {@link #page}; an IllegalArgumentException says that it is none
   * @throws ProblemException INVALID_CURSOR
   */
  public <T> @Nullable T after(Function<String, T> read) {
    try {
      return after == null ? null : read.apply(after);
    } catch (IllegalArgumentException e) {
      // A digest can be made up; then the position can be anything.
      throw foreign();
    }
  }

  /**
   * The reply with its link to the next page.
   *
   * @param next the position after which the next page begins, or null on the last page
   * @param body makes the body from the next page's cursor
   */
  public <T> Reply<T> page(@Nullable String next, Function<@Nullable String, T> body) {
    if (next == null) {
      return Reply.ok(body.apply(null));
    }
    byte[] position = next.getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(digest(position), DIGEST + position.length);
    System.arraycopy(position, 0, whole, DIGEST, position.length);
    String cursor = ENCODER.encodeToString(whole);
    return Reply.ok(body.apply(cursor)).with("Link", "<" + link(cursor) + ">; rel=\"next\"");
  }

  private String link(String cursor) {
    StringBuilder link = new StringBuilder(operation.path()).append("?limit=").append(limit);
    filters.forEach((name, value) ->
        link.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return link.append("&cursor=").append(cursor).toString();
  }

  private String position(String cursor) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(cursor);
      if (whole.length > DIGEST) {
        byte[] position = Arrays.copyOfRange(whole, DIGEST, whole.length);
        if (MessageDigest.isEqual(Arrays.copyOf(whole, DIGEST), Arrays.copyOf(digest(position), DIGEST))) {
          return new String(position, StandardCharsets.UTF_8);
        }
      }
    } catch (IllegalArgumentException e) {
      // Not base 64: as foreign as a wrong digest.
    }
    throw foreign();
  }

  private static ProblemException foreign() {
    return ProblemCode.INVALID_CURSOR.problem("The cursor does not belong to this listing.");
  }

  private byte[] digest(byte[] position) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((operation.id() + '\n' + filters + '\n').getBytes(StandardCharsets.UTF_8));
      return digest.digest(position);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
