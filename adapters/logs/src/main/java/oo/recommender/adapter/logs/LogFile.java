package oo.recommender.adapter.logs;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import oo.recommender.application.port.DecisionLog;
import oo.recommender.domain.evaluation.ForeignPolicy;
import oo.recommender.domain.policy.Policy;

/** A log in a file, line by line; compressed with gzip or not, as its first bytes tell. */
public final class LogFile implements DecisionLog {

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_LINE = 16 << 20;
  private static final int TELL_EVERY = 1 << 12;

  private final Path file;
  private final Supplier<LineReader> lineReader;

  private LogFile(Path file, Supplier<LineReader> lineReader) {
    this.file = file;
    this.lineReader = lineReader;
  }

  /** One JSON object a line, as contracts/logs/logged-decision.schema.json says. */
  public static LogFile jsonl(Path file) {
    return new LogFile(file, JsonlLine::new);
  }

  /**
   * Vowpal Wabbit's Decision Service JSON, which Azure Personalizer writes.
   *
   * @param target made anew for each reading, for it may learn from what it reads
   */
  public static LogFile dsjson(Path file, Supplier<ForeignPolicy> target) {
    return new LogFile(file, () -> new DsjsonLine(new ForeignTarget(target.get())));
  }

  /** The same, as oO itself exports it. @param target one of oO's own, which if it learns is asked untaught */
  public static LogFile exported(Path file, Policy target) {
    return new LogFile(file, () -> new DsjsonLine(new OwnTarget(target)));
  }

  @Override
  public void each(Reader reader) {
    long number = 0;
    try (var counted = new CountedStream(Files.newInputStream(file))) {
      long size = Files.size(file);
      var lines = new Lines(unpacked(counted), LONGEST_LINE);
      var line = lineReader.get();
      while (lines.next()) {
        number = lines.number();
        if (!lines.blank()) {
          read(lines, line, reader);
        }
        if (number % TELL_EVERY == 0) {
          reader.at(Math.min(counted.count(), size), size);
        }
      }
      reader.at(size, size);
    } catch (IOException unreadable) {
      throw new UnreadableLog(file + " cannot be read" + (number == 0 ? "" : " after line " + number) + ": "
          + why(unreadable), unreadable);
    }
  }

  private static void read(Lines lines, LineReader line, Reader reader) {
    try {
      line.read(lines.buffer(), lines.from(), lines.length(), lines.number(), reader);
    } catch (Malformed malformed) {
      reader.malformed(lines.number(), malformed.getMessage());
    }
  }

  private static InputStream unpacked(InputStream raw) throws IOException {
    var in = new BufferedInputStream(raw, BUFFER);
    in.mark(2);
    int first = in.read() << 8 | in.read();
    in.reset();
    return first == GZIP_MAGIC ? new GZIPInputStream(in, BUFFER) : in;
  }

  private static String why(IOException unreadable) {
    return switch (unreadable) {
      case java.nio.file.NoSuchFileException _ -> "there is no such file";
      case java.nio.file.AccessDeniedException _ -> "that is not allowed";
      case EOFException _ -> "the compressed data break off";
      case ZipException broken -> "the compressed data are broken: " + broken.getMessage();
      default -> String.valueOf(unreadable.getMessage());
    };
  }
}
