package oo.recommender.adapter.policies;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import oo.recommender.application.port.PolicyFile;
import org.jspecify.annotations.Nullable;

/** The file in {@code OO_POLICIES}, or where none is named the one that is packaged; held to {@code contracts/policies}. */
public final class YamlPolicyFile implements PolicyFile {

  private static final int LARGEST = 1 << 20;
  private static final ObjectReader YAML =
      new YAMLMapper(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final @Nullable Path path;
  private final @Nullable List<String> shadows;
  private final Schema schema = schema();
  private @Nullable Reading last;

  /**
   * @param path null for the file that is packaged
   * @param shadows names of policies that look on instead of those in the file; null for those
   */
  public YamlPolicyFile(@Nullable Path path, @Nullable List<String> shadows) {
    this.path = path;
    this.shadows = shadows == null ? null : List.copyOf(shadows);
  }

  /** Parsed again only where its content is another: policies that stay the same stay the same objects. */
  @Override
  public synchronized Reading read() {
    if (path == null && last != null) {
      return last;
    }
    byte[] content;
    try {
      content = content();
    } catch (IOException | UncheckedIOException e) {
      return new Reading.Faulty("", List.of(new Fault("", "cannot be read: " + e.getClass().getSimpleName())));
    }
    var version = version(content);
    if (last == null || !version.equals(version(last))) {
      last = parsed(content, version);
    }
    return last;
  }

  private static String version(Reading reading) {
    return switch (reading) {
      case Reading.Valid(var plan) -> plan.version();
      case Reading.Faulty(var version, _) -> version;
    };
  }

  private byte[] content() throws IOException {
    try (var in = path == null ? resource("/policies/policies.yaml") : Files.newInputStream(path)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new IOException("is larger than 1 MiB");
      }
      return content;
    }
  }

  private Reading parsed(byte[] content, String version) {
    try {
      JsonNode root = YAML.readTree(content);
      if (root.isMissingNode()) {
        return new Reading.Faulty(version, List.of(new Fault("", "is empty")));
      }
      var faults = schema.validate(root).stream()
          .map(error -> new Fault(error.getInstanceLocation().toString(), error.getMessage())).toList();
      return faults.isEmpty() ? PlanReader.read(root, version, shadows) : new Reading.Faulty(version, faults);
    } catch (JsonProcessingException e) {
      var message = e.getOriginalMessage().lines().map(String::strip).collect(joining(" "));
      return new Reading.Faulty(version, List.of(new Fault("", "is not readable as YAML: " + message)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The first 12 hexadecimal digits of SHA-256 over the file. */
  private static String version(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Schema schema() {
    // The machine's language must not change what a fault is called.
    var config = SchemaRegistryConfig.builder().locale(Locale.ENGLISH).pathType(PathType.JSON_POINTER).build();
    try (var in = resource("/policies/policies.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
          .getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String path) {
    var in = YamlPolicyFile.class.getResourceAsStream(path);
    if (in == null) {
      throw new IllegalStateException(path + " is not packaged");
    }
    return in;
  }
}
