package oo.bootstrap.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the lines of a log are. */
enum LogFormat {
  JSONL, DSJSON;

  /** As a file's name ends; null where that says nothing. */
  static @Nullable LogFormat of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return name.endsWith(".dsjson") ? DSJSON : name.endsWith(".jsonl") || name.endsWith(".ndjson") ? JSONL : null;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
