package oo.shared.adapter.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.jooq.DataType;
import org.jooq.JSON;

/**
 * How values of a type are sent in PostgreSQL's binary format.
 *
 * @param name of the type, as in {@code pg_type}
 * @param oid of the type; those of the built-in ones never change
 * @param arrayOid of the type of its arrays
 * @param length in bytes
 */
record BinaryType<T>(
    Class<T> javaType, String name, int oid, int arrayOid, ToIntFunction<T> length, BiConsumer<T, ByteBuffer> write) {

  private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private static final List<BinaryType<?>> ALL = List.of(
      new BinaryType<>(UUID.class, "uuid", 2950, 2951, _ -> 16,
          (id, to) -> to.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())),
      new BinaryType<>(Integer.class, "int4", 23, 1007, _ -> 4, (number, to) -> to.putInt(number)),
      new BinaryType<>(Long.class, "int8", 20, 1016, _ -> 8, (number, to) -> to.putLong(number)),
      new BinaryType<>(Double.class, "float8", 701, 1022, _ -> 8, (number, to) -> to.putDouble(number)),
      new BinaryType<>(Boolean.class, "bool", 16, 1000, _ -> 1, (flag, to) -> to.put((byte) (flag ? 1 : 0))),
      new BinaryType<>(Instant.class, "timestamptz", 1184, 1185, _ -> 8, (at, to) -> to.putLong(micros(at))),
      new BinaryType<>(byte[].class, "bytea", 17, 1001, bytes -> bytes.length, (bytes, to) -> to.put(bytes)),
      new BinaryType<>(String.class, "text", 25, 1009, BinaryType::utf8Length, (text, to) -> to.put(utf8(text))),
      new BinaryType<>(JSON.class, "json", 114, 199, json -> utf8Length(json.data()), (json, to) -> to.put(utf8(json.data()))));

  /** @throws IllegalArgumentException when there is none yet */
  @SuppressWarnings("unchecked")
  static <T> BinaryType<T> of(DataType<T> type) {
    return (BinaryType<T>) ALL.stream().filter(known -> known.javaType == type.getType()).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no binary format for " + type));
  }

  /** For the driver, which sends as text what it was not told of. */
  static String arrayOids() {
    return String.join(",", ALL.stream().map(type -> Integer.toString(type.arrayOid)).toList());
  }

  int length(T value) {
    return length.applyAsInt(value);
  }

  void write(T value, ByteBuffer to) {
    write.accept(value, to);
  }

  /** Rounded as the server rounds text; see {@code ParseFractionalSecond} in PostgreSQL's datetime.c. */
  private static long micros(Instant at) {
    long second = Math.subtractExact(at.getEpochSecond(), POSTGRES_EPOCH.getEpochSecond());
    return Math.addExact(Math.multiplyExact(second, 1_000_000L), (long) Math.rint(at.getNano() / 1e9 * 1e6));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int utf8Length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return utf8(text).length;
      }
      length++;
    }
    return length;
  }
}
