package oo.codegen.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import oo.development.servers.EmbeddedPostgresServer;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Applies the migrations of every module to a real PostgreSQL and generates typed tables from what came out.
 *
 * <p>The tables of the events template, which every module's schema has, are generated once, as {@code shared}. A stamp
 * beside the output skips all of it while no migration has changed.
 */
public final class GenerateSql {

  private static final String TEMPLATE = "outbox|outbox_committed|relay_position|inbox|redelivery|idempotency_key";
  /** Which there are depends on the day. */
  private static final String PARTITIONS = "(shadow_)?decision_p(_before|_default|\\d{4}_\\d{2})";

  private final Path contracts;
  private final Path target;

  private GenerateSql(Path contracts, Path target) {
    this.contracts = contracts;
    this.target = target;
  }

  /** @param args the folder of the SQL contracts, and where to write Java */
  public static void main(String[] args) throws Exception {
    var generation = new GenerateSql(Path.of(args[0]).toRealPath(), Path.of(args[1]));
    Path stamp = generation.target.resolveSibling("sql.stamp");
    String now = generation.fingerprint();
    if (!Files.exists(stamp) || !Files.readString(stamp).equals(now)) {
      generation.run();
      Files.writeString(stamp, now);
    }
  }

  private void run() throws Exception {
    try (var postgres = EmbeddedPostgresServer.temporary()) {
      generate(postgres, "shared", List.of(template()), "flyway_schema_history");
      for (String module : modules()) {
        generate(postgres, module, List.of(template(), location(contracts.resolve(module))),
            "flyway_schema_history|" + TEMPLATE + "|" + PARTITIONS);
      }
    }
  }

  private List<String> modules() throws IOException {
    try (var folders = Files.list(contracts)) {
      return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString())
          .filter(name -> !name.equals("events")).sorted().toList();
    }
  }

  private String template() {
    return location(contracts.resolve("events/template"));
  }

  private static String location(Path folder) {
    return "filesystem:" + folder;
  }

  private void generate(EmbeddedPostgresServer postgres, String schema, List<String> locations, String excludes)
      throws Exception {
    String url = postgres.url("postgres");
    Flyway.configure().dataSource(url, postgres.adminUser(), postgres.adminPassword()).schemas(schema).outOfOrder(true)
        .locations(locations.toArray(String[]::new))
        .placeholders(Map.of("role", "oo_" + schema, "password", "generated", "schema", schema))
        .load().migrate();
    GenerationTool.generate(new Configuration()
        .withJdbc(new Jdbc().withUrl(url).withUser(postgres.adminUser()).withPassword(postgres.adminPassword()))
        .withGenerator(new Generator()
            .withDatabase(new Database().withInputSchema(schema).withExcludes(excludes)
                .withForcedTypes(new ForcedType().withName("INSTANT").withIncludeTypes("timestamptz")))
            .withGenerate(new Generate().withRecords(true).withPojos(false).withJavadoc(true).withGeneratedAnnotation(false))
            .withTarget(new Target().withPackageName("oo.codegen.sql." + schema).withDirectory(target.toString()))));
  }

  private String fingerprint() throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var files = Files.walk(contracts)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(contracts.relativize(file).toString().getBytes());
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
