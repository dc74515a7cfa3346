package oo.chaos.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps every intent before its request is sent, and every answer before it counts: both return when the line is on disk.
 * Lines that come together share one fsync.
 */
public final class Journal implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> COMPARED =
      List.of("outcome", "decision_id", "tip_id", "feedback_id", "state", "import_id", "added", "code", "reason");
  private static final int MOST_AT_ONCE = 1_024;

  private record Line(String text, CompletableFuture<Void> kept) {}

  private final FileChannel file;
  private final LinkedBlockingQueue<Line> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private final AtomicLong fsyncs = new AtomicLong();
  private final Thread writer = Thread.ofPlatform().daemon().name("journal").unstarted(this::write);

  private Journal(FileChannel file, long answers) {
    this.file = file;
    this.answers.set(answers);
  }

  /** Goes on behind what is there. */
  public static Journal open(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      long answers = Files.exists(path) ? Written.read(path).answered() : 0;
      var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      if (file.size() > 0) {
        // The last line may have been torn.
        file.write(ByteBuffer.wrap(new byte[] {'\n'}));
      }
      var journal = new Journal(file, answers);
      journal.writer.start();
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void intends(Intent intent) {
    keep(Lines.intent(intent)).join();
  }

  /** @param body of the answer; what is not compared is left out */
  public void answered(Intent intent, int status, JsonNode body) {
    keep(Lines.answer(intent.key(), status, compared(body).toString())).join();
    answers.incrementAndGet();
  }

  private static ObjectNode compared(JsonNode body) {
    var kept = JSON.createObjectNode();
    COMPARED.stream().filter(body::has).forEach(name -> kept.set(name, body.get(name)));
    return kept;
  }

  /** A request that was sent and of which nobody knows what became; it is made again, or given up. */
  public void unanswered(Intent intent, String why) {
    retries.incrementAndGet();
    keep(Lines.note("again " + intent.key() + " " + why));
  }

  /** Something that was done to the installation. */
  public void note(String what) {
    keep(Lines.note(what)).join();
  }

  /** Answers so far, those of earlier parts of the run included. */
  public long answers() {
    return answers.get();
  }

  public long retries() {
    return retries.get();
  }

  public long fsyncs() {
    return fsyncs.get();
  }

  private CompletableFuture<Void> keep(String line) {
    var kept = new CompletableFuture<Void>();
    waiting.add(new Line(line, kept));
    return kept;
  }

  private void write() {
    var lines = new ArrayList<Line>();
    while (!Thread.currentThread().isInterrupted() || !waiting.isEmpty()) {
      try {
        lines.add(waiting.take());
        waiting.drainTo(lines, MOST_AT_ONCE);
        write(lines);
        lines.forEach(line -> line.kept().complete(null));
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException broken) {
        lines.forEach(line -> line.kept().completeExceptionally(new UncheckedIOException(broken)));
      }
      lines.clear();
    }
  }

  private void write(List<Line> lines) throws IOException {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    file.force(false);
    fsyncs.incrementAndGet();
  }

  @Override
  public void close() {
    note("closed");
    writer.interrupt();
    try (file) {
      writer.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
