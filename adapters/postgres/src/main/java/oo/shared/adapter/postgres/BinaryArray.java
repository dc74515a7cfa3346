package oo.shared.adapter.postgres;

import java.io.Serial;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/** An array parameter in PostgreSQL's binary format, which the driver itself has for few types. */
final class BinaryArray<T> extends PGobject implements PGBinaryObject {

  @Serial private static final long serialVersionUID = 1L;

  private static final int HEADER = 20;
  private static final int NULL = -1;

  private final transient BinaryType<T> elementType;
  private final transient List<@Nullable T> elements;
  private final int length;

  BinaryArray(BinaryType<T> elementType, List<@Nullable T> elements) {
    this.elementType = elementType;
    this.elements = elements;
    this.type = "_" + elementType.name();
    int size = HEADER;
    for (T element : elements) {
      size += Integer.BYTES + (element == null ? 0 : elementType.length(element));
    }
    this.length = size;
  }

  @Override
  public int lengthInBytes() {
    return length;
  }

  /** One dimension that begins at 1; see {@code array_recv} in PostgreSQL's arrayfuncs.c. */
  @Override
  public void toBytes(byte[] bytes, int offset) {
    var buffer = ByteBuffer.wrap(bytes, offset, length);
    buffer.putInt(1).putInt(elements.contains(null) ? 1 : 0).putInt(elementType.oid()).putInt(elements.size()).putInt(1);
    for (T element : elements) {
      if (element == null) {
        buffer.putInt(NULL);
      } else {
        buffer.putInt(elementType.length(element));
        elementType.write(element, buffer);
      }
    }
  }

  @Override
  public void setByteValue(byte[] value, int offset) {
    throw new UnsupportedOperationException("arrays are only sent");
  }

  @Override
  public @Nullable String getValue() {
    throw new IllegalStateException("arrays of " + elementType.name() + " are not enabled as binary");
  }
}
