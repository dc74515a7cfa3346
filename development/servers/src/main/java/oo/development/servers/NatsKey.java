package oo.development.servers;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;

/**
 * An NKey of a user: an Ed25519 key pair in the notation of NATS (RFC 4648 base 32 of a prefix, 32 bytes and a CRC-16).
 *
 * @param seed the secret, {@code SU…}; @param publicKey what the server knows the user by, {@code U…}
 */
record NatsKey(String seed, String publicKey) {

  private static final int USER = 20 << 3;
  private static final int SEED = 18 << 3;
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LENGTH = 32;

  static NatsKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] secret = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      return new NatsKey(
          encoded(secret, SEED | USER >> 5, (USER & 31) << 3), encoded(point((EdECPublicKey) pair.getPublic()), USER));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** RFC 8032, 5.1.2: y in little-endian order, with the lowest bit of x as the highest bit. */
  private static byte[] point(EdECPublicKey key) {
    byte[] bigEndian = key.getPoint().getY().toByteArray();
    byte[] point = new byte[LENGTH];
    for (int i = 0; i < Math.min(bigEndian.length, LENGTH); i++) {
      point[i] = bigEndian[bigEndian.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      point[LENGTH - 1] |= (byte) 0x80;
    }
    return point;
  }

  private static String encoded(byte[] raw, int... prefix) {
    var bytes = new ByteArrayOutputStream();
    for (int part : prefix) {
      bytes.write(part);
    }
    bytes.writeBytes(raw);
    int crc = crc16(bytes.toByteArray());
    bytes.write(crc);
    bytes.write(crc >> 8);
    return base32(bytes.toByteArray());
  }

  /** CRC-16/XMODEM. */
  private static int crc16(byte[] bytes) {
    int crc = 0;
    for (byte next : bytes) {
      crc ^= (next & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
      }
    }
    return crc & 0xffff;
  }

  private static String base32(byte[] bytes) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte next : bytes) {
      buffer = buffer << 8 | next & 0xff;
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(ALPHABET.charAt(buffer >> bits - 5 & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(buffer << 5 - bits & 31));
    }
    return text.toString();
  }
}
