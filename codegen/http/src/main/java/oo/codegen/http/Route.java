package oo.codegen.http;

import java.io.IOException;

/** An operation and the code that serves it. */
public record Route(Operation operation, Handler handler) {

  @FunctionalInterface
  public interface Handler {
    Reply<?> handle(Call call) throws IOException;
  }
}
