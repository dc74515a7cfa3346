package oo.development.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What clients wanted and what they were told, kept outside of what is killed. */
final class Journal implements AutoCloseable {

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicLong order = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final Writer file;

  Journal(Path file) {
    try {
      Files.createDirectories(file.getParent());
      this.file = Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  enum Kind { DECIDE, FEEDBACK, UPLOAD }

  /** A request that is made until it is answered, always with the same key. */
  record Intent(String user, String key, Kind kind, String path, String mediaType, String body) {}

  /** @param order in which answers came, within a user the order of the requests too */
  record Entry(long order, Intent intent, int status, JsonNode body) {

    boolean taken() {
      return status / 100 == 2;
    }

    String text(String field) {
      return body.path(field).asText();
    }
  }

  void intends(Intent intent) {
    write("intent " + intent.key() + " " + intent.user() + " " + intent.path() + " " + intent.body().replaceAll("\\R", "\\\\n"));
  }

  void answered(Intent intent, int status, JsonNode body) {
    write("answer " + intent.key() + " " + status + " " + body);
    entries.put(intent.key(), new Entry(order.incrementAndGet(), intent, status, body));
  }

  /** A request that was sent and of which nobody knows what became; it is made again. */
  void unanswered(Intent intent, String why) {
    unanswered.incrementAndGet();
    write("again " + intent.key() + " " + why);
  }

  void event(String what) {
    write("-- " + what);
  }

  long answers() {
    return order.get();
  }

  long retries() {
    return unanswered.get();
  }

  /** In the order of the answers. */
  List<Entry> entries() {
    return entries.values().stream().sorted(Comparator.comparingLong(Entry::order)).toList();
  }

  List<Entry> taken(Kind kind) {
    return entries().stream().filter(entry -> entry.intent().kind() == kind && entry.taken()).toList();
  }

  private synchronized void write(String line) {
    try {
      file.write(Instant.now() + " " + line + "\n");
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
