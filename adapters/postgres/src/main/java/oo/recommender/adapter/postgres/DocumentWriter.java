package oo.recommender.adapter.postgres;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a compact document without loss; whole numbers take as many groups of seven bits as they need. */
final class DocumentWriter {

  private static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Instant base;
  private byte[] bytes = new byte[1024];
  private int length;

  /** @param base moment that the others are written relative to; itself not written */
  DocumentWriter(int format, Instant base) {
    this.base = base;
    raw(format);
  }

  /** From here on instants are relative to another base. */
  DocumentWriter since(Instant newBase) {
    base = newBase;
    return this;
  }

  DocumentWriter raw(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  /** A number that is usually small and not negative. */
  DocumentWriter number(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      raw((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return raw((int) rest);
  }

  /** A number that is usually near zero. */
  DocumentWriter signed(long value) {
    return number(value << 1 ^ value >> 63);
  }

  DocumentWriter flag(boolean value) {
    return raw(value ? 1 : 0);
  }

  /** All 64 bits. */
  DocumentWriter bits(long value) {
    room(Long.BYTES);
    BIG_ENDIAN.set(bytes, length, value);
    length += Long.BYTES;
    return this;
  }

  DocumentWriter bits(double value) {
    return bits(Double.doubleToRawLongBits(value));
  }

  /** A number of single precision, all 32 bits. */
  DocumentWriter single(double value) {
    int bits = Float.floatToRawIntBits((float) value);
    return raw(bits >>> 24).raw(bits >>> 16).raw(bits >>> 8).raw(bits);
  }

  DocumentWriter text(String value) {
    var encoded = value.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
    return this;
  }

  DocumentWriter id(UUID value) {
    return bits(value.getMostSignificantBits()).bits(value.getLeastSignificantBits());
  }

  <E extends Enum<E>> DocumentWriter constant(Code<E> code, E value) {
    return number(code.of(value));
  }

  /** Zero for none; else seconds since the base, and how fine the fraction is that follows. */
  DocumentWriter instant(@Nullable Instant value) {
    if (value == null) {
      return raw(0);
    }
    int nanos = value.getNano();
    int fraction = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 1 : 2;
    long seconds = value.getEpochSecond() - base.getEpochSecond();
    number((seconds << 1 ^ seconds >> 63) * 3 + fraction + 1);
    return switch (fraction) {
      case 0 -> this;
      case 1 -> number(nanos / 1_000_000);
      default -> number(nanos);
    };
  }

  DocumentWriter duration(Duration value) {
    return signed(value.toSeconds()).number(value.toNanosPart());
  }

  <T> DocumentWriter each(Collection<T> values, Consumer<T> writer) {
    number(values.size());
    values.forEach(writer);
    return this;
  }

  byte[] document() {
    return Arrays.copyOf(bytes, length);
  }
}
