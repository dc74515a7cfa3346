package oo.codegen.http;

import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that is authenticated and keeps the contract. */
public interface Call {

  /** The user of the token; an operation without a scope must not ask. */
  UUID user();

  String path(String name);

  /** The parameter's value, or the contract's default, or null. */
  @Nullable String query(String name);

  @Nullable String header(String name);

  /** The body's media type without parameters, or null when there is no body. */
  @Nullable String mediaType();

  <T> T body(Class<T> type);

  /** The body as it arrives; only for a streamed operation. */
  InputStream stream();
}
