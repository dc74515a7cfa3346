package oo.gateway.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Speaks HTTP byte by byte, wrongly when told to. */
final class RawHttp implements AutoCloseable {

  private final Socket socket;

  RawHttp(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(8_000);
    socket.setTcpNoDelay(true);
  }

  /** Sends one message and gives the first answer. */
  static ContractCheckingClient.Checked exchange(int port, String message) throws IOException {
    try (RawHttp http = new RawHttp(port)) {
      http.send(message);
      return http.answer();
    }
  }

  void send(String message) throws IOException {
    send(message.getBytes(ISO_8859_1));
  }

  void send(byte[] message) throws IOException {
    try {
      socket.getOutputStream().write(message);
      socket.getOutputStream().flush();
    } catch (SocketException e) {
      // The server may close before it has read everything; its answer tells why.
    }
  }

  ContractCheckingClient.Checked answer() throws IOException {
    return answer(false);
  }

  /** @param head whether the answer has a length and nothing of that length */
  ContractCheckingClient.Checked answer(boolean head) throws IOException {
    InputStream in = socket.getInputStream();
    String status = line(in);
    TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.computeIfAbsent(header.substring(0, colon), name -> new ArrayList<>()).add(header.substring(colon + 1).strip());
    }
    int length = headers.containsKey("Content-Length") ? Integer.parseInt(headers.get("Content-Length").getFirst()) : 0;
    byte[] body = head ? new byte[0] : in.readNBytes(length);
    return new ContractCheckingClient.Checked(Integer.parseInt(status.split(" ")[1]),
        HttpHeaders.of(headers, (name, value) -> true), new String(body, java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Whether the server closes the connection without sending more, within the socket's timeout. */
  boolean isClosedByServer() throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("closed after: " + line);
      }
      line.append((char) b);
    }
    return line.toString().stripTrailing();
  }

  /** Ends the connection before the test does. */
  void end() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    end();
  }
}
