package oo.recommender.adapter.advice;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import oo.recommender.domain.TipKind;
import org.jspecify.annotations.Nullable;

/** Reads the library's files, one a kind, and holds each against the schema. */
final class LibraryReader {

  /** Tasks and preparation come from the user's own calendar. */
  static final Set<TipKind> KINDS = EnumSet.complementOf(EnumSet.of(TipKind.TASK, TipKind.PREPARATION));

  private static final ObjectReader YAML =
      new YAMLMapper(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** @param tips all that have fields to look at, also those with faults */
  record Library(List<TipEntry> tips, List<LibraryFault> faults) {}

  private final String folder;
  private final Schema schema = schema();
  private final List<TipEntry> tips = new ArrayList<>();
  private final List<LibraryFault> faults = new ArrayList<>();

  LibraryReader(String folder) {
    this.folder = folder;
  }

  Library read() {
    KINDS.forEach(kind -> readFile(kind.wireName() + ".yaml"));
    return new Library(tips, faults);
  }

  private void readFile(String file) {
    try (var in = resource(folder + file)) {
      if (in == null) {
        faults.add(new LibraryFault(file, "", "", "is missing"));
        return;
      }
      var content = YAML.readTree(in);
      for (int i = 0; content.isArray() && i < content.size(); i++) {
        if (content.path(i).isObject()) {
          tips.add(new TipEntry(file, i, content.path(i)));
        }
      }
      schema.validate(content).forEach(error -> faults.add(fault(file, content, error)));
    } catch (JsonProcessingException e) {
      var message = e.getOriginalMessage().lines().map(String::strip).collect(joining(" "));
      faults.add(new LibraryFault(file, "", "", "is not readable as YAML: " + message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LibraryFault fault(String file, JsonNode content, Error error) {
    var location = error.getInstanceLocation();
    var slug = location.getNameCount() > 0 ? content.at("/" + location.getElement(0) + "/slug").asText("") : "";
    return new LibraryFault(file, slug, location.toString(), error.getMessage());
  }

  private static Schema schema() {
    // The machine's language must not change what a fault is called.
    var config = SchemaRegistryConfig.builder().locale(Locale.ENGLISH).pathType(PathType.JSON_POINTER).build();
    try (var in = resource("/advice/advice.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
          .getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable InputStream resource(String path) {
    return LibraryReader.class.getResourceAsStream(path);
  }
}
