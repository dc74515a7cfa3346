package oo.integrations.adapter.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks gzip whose parts are many, but not endlessly many empty ones: each is a recursion in the JDK's class. */
final class Gunzip extends GZIPInputStream {

  private static final int MAX_EMPTY_PARTS = 100;

  private int depth;

  Gunzip(InputStream packed) throws IOException {
    super(packed);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (depth == MAX_EMPTY_PARTS) {
      throw new ZipException("too many empty parts");
    }
    depth++;
    try {
      return super.read(buffer, offset, length);
    } finally {
      depth--;
    }
  }
}
