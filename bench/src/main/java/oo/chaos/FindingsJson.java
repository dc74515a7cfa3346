package oo.chaos;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import oo.bench.report.Circumstances;

/** Every figure of a run, for whoever compares runs. */
final class FindingsJson {

  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private FindingsJson() {}

  static void write(Path file, List<Finding> findings, Circumstances circumstances) {
    var run = new LinkedHashMap<String, Object>();
    run.put("at", circumstances.at().toString());
    run.put("commit", circumstances.commit());
    run.put("arguments", circumstances.arguments());
    run.put("processor", circumstances.processor());
    run.put("cores", circumstances.cores());
    run.put("system", circumstances.system());
    run.put("disk", circumstances.disk());
    run.put("load_before", circumstances.loadBefore());
    run.put("java", circumstances.java());
    run.put("java_options", circumstances.javaOptions());
    run.put("findings", findings);
    try {
      Files.writeString(file, JSON.writeValueAsString(run) + "\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
