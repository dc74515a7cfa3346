package oo.codegen.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operation answers; its status is one of the contract's. */
public record Reply<T>(int status, @Nullable T body, Map<String, String> headers) {

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static <T> Reply<T> ok(T body) {
    return new Reply<>(200, body, Map.of());
  }

  public static <T> Reply<T> created(T body) {
    return new Reply<>(201, body, Map.of());
  }

  public static Reply<Void> noContent() {
    return new Reply<>(204, null, Map.of());
  }

  public Reply<T> with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply<>(status, body, more);
  }
}
