package oo.gateway.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Messages that are almost HTTP, and some that are not at all. */
final class Garbage {

  private static final String[] METHODS = {"GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "get", "", "\u0000"};
  private static final String[] PATHS = {"/v1/tips", "/v1/feedback", "/v1/calendars", "/v1/preferences", "/v1/consents/push",
      "/v1/tips/tip_0", "/docs", "/%00", "//", "/v1/tips?limit=", "/v1/tips?limit=1&limit=1", "*", "/?%%%", "/v1/tips?cursor=%20"};
  private static final String[] HEADERS = {"Host: x\r\n", "Authorization: Bearer ada\r\n", "Content-Type: application/json\r\n",
      "Content-Length: 7\r\n", "Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n", "Expect: 100-continue\r\n",
      "Content-Type: text/calendar\r\n", "If-Match: ,,\"\r\n", "Idempotency-Key: \"\r\n", "Accept: ;;q=\r\n", "Origin: null\r\n",
      "traceparent: 00-zz\r\n", "Connection: close\r\n", "Content-Type: ;charset=\r\n", "Access-Control-Request-Method: \r\n", "X: \u00ff\r\n"};
  private static final String[] BODIES = {"{}", "[[[[[[", "7\r\n{\"a\":1}\r\n0\r\n\r\n", "{\"trigger\":1e999}", "null", "\"\\ud800\"",
      "{\"trigger\":\"pull\",\"trigger\":\"pull\"}", "ffffffff\r\n", "\u0000\u0001", "{\"daily_cap\":1e99999999}"};

  private Garbage() {}

  static byte[] message(Random random) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    if (random.nextInt(10) == 0) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      message.writeBytes(noise);
    } else {
      text(message, one(random, METHODS) + " " + one(random, PATHS) + " HTTP/1.1\r\n");
      for (int i = random.nextInt(7); i >= 0; i--) {
        text(message, one(random, HEADERS));
      }
      text(message, "Host: x\r\nConnection: close\r\n\r\n" + one(random, BODIES));
    }
    byte[] bytes = message.toByteArray();
    if (bytes.length > 0 && random.nextInt(3) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(ISO_8859_1));
  }

  private static String one(Random random, String[] all) {
    return all[random.nextInt(all.length)];
  }
}
