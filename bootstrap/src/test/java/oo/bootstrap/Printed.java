package oo.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/** Everything that this process prints, for as long as this is open. */
final class Printed implements AutoCloseable {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  Printed() {
    System.setOut(new PrintStream(new Both(out, printed), true, UTF_8));
    System.setErr(new PrintStream(new Both(err, printed), true, UTF_8));
  }

  String text() {
    return printed.toString(UTF_8);
  }

  List<String> lines() {
    return text().lines().toList();
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }

  private static final class Both extends FilterOutputStream {

    private final OutputStream copy;

    Both(OutputStream shown, OutputStream copy) {
      super(shown);
      this.copy = copy;
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      copy.write(bytes, from, length);
    }

    @Override
    public synchronized void write(int each) throws IOException {
      out.write(each);
      copy.write(each);
    }
  }
}
