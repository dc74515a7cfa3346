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

  /** In which of the operation's media types the client prefers its answer. */
  String preferred();

  <T> T body(Class<T> type);

  /** The body, from its beginning; only for a streamed operation. The gateway holds it, in a file when it is large. */
  InputStream stream();

  /** SHA-256 over what is asked for: operation, path, query and body, alike however the JSON is laid out. */
  byte[] fingerprint();
}
