package oo.bench.load;

import java.nio.charset.StandardCharsets;

/** Requests as bytes, made before anything is measured. */
public final class Request {

  /** Where an idempotency key of as many characters is written before each use. */
  static final String KEY_SLOT = "k".repeat(24);

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private final int keyAt;

  private Request(byte[] bytes) {
    this.bytes = bytes;
    this.keyAt = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Idempotency-Key: " + KEY_SLOT) + "Idempotency-Key: ".length();
  }

  /** The question for another tip, as one user; each use gets a key of its own. */
  public static Request anotherTip(String token) {
    return new Request(bytes("POST", "/v1/tips", token, "application/json", "{\"trigger\":\"pull\",\"another\":true}",
        "Idempotency-Key: " + KEY_SLOT + "\r\n"));
  }

  /** @param headers further header lines, each with its line end */
  public static byte[] bytes(String method, String path, String token, String type, String body, String headers) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n"
        + (content.length == 0 ? "" : "Content-Type: " + type + "\r\nContent-Length: " + content.length + "\r\n") + headers + "\r\n";
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The bytes with this key, valid until the next call.
   *
   * @param run tells this run of the benchmark from others on the same data
   * @param number tells this request from the run's others
   */
  public byte[] withKey(int run, long number) {
    hex(run, keyAt, 8);
    hex(number, keyAt + 8, 16);
    return bytes;
  }

  private void hex(long value, int at, int digits) {
    for (int i = digits - 1; i >= 0; i--) {
      bytes[at + i] = HEX[(int) (value >>> 4 * (digits - 1 - i)) & 15];
    }
  }
}
