package oo.gateway.adapter.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.adapter.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, read whole before anything is done with it: its digest is known before the work begins, a slow
 * client holds no transaction open, and what is beyond 64 KB lies in a file that goes when the request ends.
 */
final class Body implements AutoCloseable {

  static final int IN_MEMORY = 64 * 1024;

  private final byte[] head;
  private final @Nullable FileChannel rest;
  private final byte[] digest;

  private Body(byte[] head, @Nullable FileChannel rest, byte[] digest) {
    this.head = head;
    this.rest = rest;
    this.digest = digest;
  }

  /**
   * @param limit in bytes
   * @throws ProblemException BODY_TOO_LARGE as soon as one byte more arrives
   */
  static Body read(InputStream in, long limit) throws IOException {
    byte[] head = in.readNBytes((int) Math.min(IN_MEMORY, limit + 1));
    MessageDigest digest = Digests.sha256();
    digest.update(head);
    if (head.length > limit) {
      throw tooLarge(limit);
    }
    if (head.length < IN_MEMORY) {
      return new Body(head, null, digest.digest());
    }
    FileChannel file = temporaryFile();
    try {
      copy(in, Channels.newOutputStream(file), digest, limit - head.length, limit);
      return new Body(head, file, digest.digest());
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  static ProblemException tooLarge(long limit) {
    return ProblemCode.BODY_TOO_LARGE.problem("The body has more than " + limit + " bytes.").param("limit", limit);
  }

  byte[] bytes() throws IOException {
    return rest == null ? head : stream().readAllBytes();
  }

  InputStream stream() {
    if (rest == null) {
      return new ByteArrayInputStream(head);
    }
    return new SequenceInputStream(new ByteArrayInputStream(head), new FromStart(rest));
  }

  byte[] digest() {
    return digest;
  }

  @Override
  public void close() throws IOException {
    if (rest != null) {
      rest.close();
    }
  }

  private static void copy(InputStream in, OutputStream out, MessageDigest digest, long room, long limit)
      throws IOException {
    byte[] buffer = new byte[16 * 1024];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      room -= read;
      if (room < 0) {
        throw tooLarge(limit);
      }
      digest.update(buffer, 0, read);
      out.write(buffer, 0, read);
    }
  }

  private static FileChannel temporaryFile() throws IOException {
    Path file = Files.createTempFile("oo-body", ".part");
    return FileChannel.open(
        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Reads the file without moving or closing it, so that it can be read again. */
  private static final class FromStart extends InputStream {

    private final FileChannel file;
    private long position;

    private FromStart(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = file.read(ByteBuffer.wrap(target, offset, length), position);
      position += Math.max(read, 0);
      return read;
    }
  }
}
