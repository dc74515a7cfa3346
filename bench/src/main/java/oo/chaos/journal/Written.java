package oo.chaos.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A journal as it lies on disk.
 *
 * @param intents by key, in the order in which they were written
 * @param entries by key, in the order of the answers: within a user the order of the requests too
 * @param notes what was done to the installation
 */
public record Written(Map<String, Intent> intents, Map<String, Entry> entries, List<String> notes) {

  public static final Written NOTHING = new Written(Map.of(), Map.of(), List.of());

  private static final JsonMapper JSON = new JsonMapper();

  public static Written read(Path file) {
    var written = new Written(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        written.add(line.split("\t", -1));
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever was torn by a kill in the middle of a line was not promised to anybody. */
  private void add(String[] fields) {
    if (fields[0].equals(Lines.INTENT) && fields.length == 7) {
      intents.put(fields[1], new Intent(
          fields[2], fields[1], Kind.valueOf(fields[3]), fields[4], fields[5], fields[6].translateEscapes()));
    } else if (fields[0].equals(Lines.ANSWER) && fields.length == 4) {
      answer(fields[1], fields[2], fields[3].translateEscapes());
    } else if (fields[0].equals(Lines.NOTE) && fields.length == 3) {
      notes.add(fields[2].translateEscapes());
    }
  }

  private void answer(String key, String status, String body) {
    Intent intent = intents.get(key);
    if (intent == null) {
      throw new IllegalStateException("the journal has an answer to " + key + ", which nobody intended");
    }
    try {
      entries.put(key, new Entry(intent, Integer.parseInt(status), JSON.readTree(body)));
    } catch (JsonProcessingException torn) {
      // Its fsync had not returned, so nobody was told.
    }
  }

  public long answered() {
    return entries.size();
  }

  public List<Entry> taken(Kind kind) {
    return entries.values().stream().filter(entry -> entry.intent().kind() == kind && entry.taken()).toList();
  }

  /** What was begun and never answered. */
  public List<Intent> open() {
    return intents.values().stream().filter(intent -> !entries.containsKey(intent.key())).toList();
  }
}
