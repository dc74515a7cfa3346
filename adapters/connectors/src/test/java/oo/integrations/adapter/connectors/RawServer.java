package oo.integrations.adapter.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that says exactly what a test tells it to, byte by byte, on every address of this machine. */
final class RawServer implements AutoCloseable {

  /** Is given what was asked, up to the empty line, and where to answer; the connection is closed after it. */
  @FunctionalInterface
  interface Script {
    void play(String question, OutputStream answer, Socket connection) throws Exception;
  }

  private final ServerSocket server;
  private final Script script;
  private final AtomicInteger hits = new AtomicInteger();
  private final List<String> questions = new CopyOnWriteArrayList<>();

  RawServer(Script script) throws IOException {
    this(new ServerSocket(0), script);
  }

  RawServer(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  static Script answering(String answer) {
    return (question, out, connection) -> out.write(answer.getBytes(StandardCharsets.UTF_8));
  }

  int port() {
    return server.getLocalPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  /** Connections that were opened, whether or not anything was asked. */
  int hits() {
    return hits.get();
  }

  List<String> questions() {
    return List.copyOf(questions);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var connection = server.accept();
        hits.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        // closed, or a connection that was given up before it was accepted
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var question = head(connection.getInputStream());
      questions.add(question);
      script.play(question, connection.getOutputStream(), connection);
      connection.getOutputStream().flush();
    } catch (Exception e) {
      // the client has gone away, as it should in many tests
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (var c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        break;
      }
    }
    return head.toString();
  }
}
