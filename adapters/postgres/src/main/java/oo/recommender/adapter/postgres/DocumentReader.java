package oo.recommender.adapter.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link DocumentWriter} wrote. */
final class DocumentReader {

  private final byte[] bytes;
  private final int format;
  private Instant base;
  private int position;

  /**
   * @param what names the document where it cannot be read
   * @throws IllegalStateException when it is in another format than this one, be it of a later version
   */
  DocumentReader(String what, byte[] bytes, int format, Instant base) {
    this(what, bytes, format, format, base);
  }

  /**
   * @param oldest format that can still be read
   * @throws IllegalStateException when it is in none of the formats, be it of a later version
   */
  DocumentReader(String what, byte[] bytes, int oldest, int newest, Instant base) {
    this.bytes = bytes;
    this.base = base;
    this.format = bytes.length == 0 ? -1 : raw();
    if (format < oldest || format > newest) {
      throw new IllegalStateException(what + " is kept in format " + format + ", and only "
          + (oldest == newest ? "format " + newest + " is" : "formats " + oldest + " to " + newest + " are")
          + " understood here");
    }
  }

  /** The one that the document is in. */
  int format() {
    return format;
  }

  /** From here on instants are relative to another base. */
  DocumentReader since(Instant newBase) {
    base = newBase;
    return this;
  }

  int raw() {
    return bytes[position++] & 0xff;
  }

  long number() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = raw();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
  }

  int count() {
    return Math.toIntExact(number());
  }

  long signed() {
    return zigzag(number());
  }

  int signedInt() {
    return Math.toIntExact(signed());
  }

  private static long zigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }

  boolean flag() {
    return raw() != 0;
  }

  long bits() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | raw();
    }
    return value;
  }

  double real() {
    return Double.longBitsToDouble(bits());
  }

  float single() {
    int value = 0;
    for (int i = 0; i < Float.BYTES; i++) {
      value = value << 8 | raw();
    }
    return Float.intBitsToFloat(value);
  }

  String text() {
    int length = count();
    position += length;
    return new String(bytes, position - length, length, StandardCharsets.UTF_8);
  }

  UUID id() {
    return new UUID(bits(), bits());
  }

  <E extends Enum<E>> E constant(Code<E> code) {
    return code.at(count());
  }

  @Nullable Instant instantOrNull() {
    long head = number();
    if (head == 0) {
      return null;
    }
    long seconds = base.getEpochSecond() + zigzag((head - 1) / 3);
    return switch ((int) ((head - 1) % 3)) {
      case 0 -> Instant.ofEpochSecond(seconds);
      case 1 -> Instant.ofEpochSecond(seconds, number() * 1_000_000);
      default -> Instant.ofEpochSecond(seconds, number());
    };
  }

  Instant instant() {
    var instant = instantOrNull();
    if (instant == null) {
      throw new IllegalStateException("an instant is missing");
    }
    return instant;
  }

  Duration duration() {
    return Duration.ofSeconds(signed(), number());
  }

  <T> List<T> each(Supplier<T> reader) {
    int count = count();
    var values = new ArrayList<T>(count);
    for (int i = 0; i < count; i++) {
      values.add(reader.get());
    }
    return values;
  }
}
