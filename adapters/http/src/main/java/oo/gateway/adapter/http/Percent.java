package oo.gateway.adapter.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding (RFC 3986, 2.1) that refuses what is not UTF-8. */
final class Percent {

  private Percent() {}

  /**
   * @param form whether {@code +} stands for a space, as in a query
   * @throws IllegalArgumentException when the text is malformed
   */
  static String decoded(String text, boolean form) {
    if (text.indexOf('%') < 0 && !(form && text.indexOf('+') >= 0)) {
      return text;
    }
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length()) {
          throw new IllegalArgumentException("an escape is cut off");
        }
        bytes.put((byte) (hex(text.charAt(i + 1)) << 4 | hex(text.charAt(i + 2))));
        i += 2;
      } else if (c == '+' && form) {
        bytes.put((byte) ' ');
      } else {
        bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("an escape is not UTF-8", e);
    }
  }

  private static int hex(char c) {
    int digit = Character.digit(c, 16);
    if (digit < 0 || c > 'f') {
      throw new IllegalArgumentException("an escape is not hexadecimal");
    }
    return digit;
  }
}
