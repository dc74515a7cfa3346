package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import oo.bootstrap.cli.DataDir;
import oo.recommender.domain.policy.PolicyType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, on an installation in which users decided and consented. */
class ExportIT extends EndToEnd {

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  @BeforeEach
  void nameTheInstallation() throws IOException {
    Commands.install(oo.settings(), folder);
  }

  private int export(String... options) {
    var arguments = new ArrayList<>(List.of("export", "--data-dir", folder.toString()));
    arguments.addAll(List.of(options));
    return Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments.toArray(String[]::new));
  }

  private String user(String name, int tips, boolean consents) {
    String token = oo.token(name);
    preferences(token, "", 50);
    consent(token, "pooled_learning", consents);
    upload(token, task("t@" + name, "Write to the landlord"));
    for (int i = 0; i < tips; i++) {
      another(token);
    }
    return token;
  }

  private List<String> leftBehind() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals(DataDir.SETTINGS)).sorted().toList();
    }
  }

  @Test
  void writesEveryFormatOfThoseWhoConsent() throws IOException {
    String since = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    user("ada", 4, true);
    user("grace", 3, false);

    for (String format : List.of("dsjson", "csv", "parquet")) {
      assertThat(export("--format", format, "--since", since, "--out", folder.resolve("out." + format).toString())).as(err.toString()).isZero();
    }

    var lines = Files.readAllLines(folder.resolve("out.dsjson"));
    var users = new HashSet<String>();
    assertThat(lines).hasSize(4);
    for (String line : lines) {
      assertThat(new JsonMapper().readTree(line).get("c").get("_multi")).isNotEmpty();
    }
    for (String row : Files.readAllLines(folder.resolve("out.csv")).stream().skip(1).toList()) {
      users.add(row.split(",")[1]);
    }
    assertThat(users).hasSize(1);
    var parquet = Files.readAllBytes(folder.resolve("out.parquet"));
    assertThat(new String(parquet, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    assertThat(new String(parquet, parquet.length - 4, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    assertThat(leftBehind()).containsExactly("out.csv", "out.dsjson", "out.parquet");
    assertThat(err.toString()).contains("4 decisions exported, 0 of them with a reward",
        "3 left out: their users do not consent to pooled_learning");
    // What is theirs, and what they are known by.
    assertThat(Files.readString(folder.resolve("out.dsjson")) + Files.readString(folder.resolve("out.csv")))
        .doesNotContain("landlord", oo.user("ada").value().toString()).contains("task:");
  }

  /** Each tip was done. */
  private static String rewarded(String line) throws IOException {
    var json = (ObjectNode) new JsonMapper().readTree(line);
    return json.put("_label_cost", -1.0).put("_label_probability", json.get("p").get(0).doubleValue())
        .put("_label_Action", json.get("a").get(0).intValue()).toString();
  }

  private JsonNode judged(Path log, String target) throws IOException {
    var out = new StringWriter();
    assertThat(Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
        .execute("evaluate", "--log", log.toString(), "--target", target, "--json")).as(err.toString()).isZero();
    return new JsonMapper().readTree(out.toString());
  }

  /** What comes out tells all that a policy looks at: the one that decided would do the same again, to the last bit. */
  @Test
  void writesWhatEveryPolicyCanBeAskedAbout() throws IOException {
    String token = user("mary", 6, true);
    consent(token, "push", true);
    push(token);
    var out = folder.resolve("out.dsjson");
    assertThat(export("--format", "dsjson", "--user", "mary", "--out", out.toString())).as(err.toString()).isZero();
    var lines = new ArrayList<String>();
    for (String line : Files.readAllLines(out)) {
      lines.add(rewarded(line));
    }
    Files.write(out, lines);

    var decidedBy = new JsonMapper().readTree(lines.getFirst()).at("/VWState/m").asText().split("@");
    assertThat(decidedBy[1]).as("the model: nobody taught any").isEqualTo("none");
    var itself = judged(out, decidedBy[0]);
    assertThat(itself.path("n").asInt()).isEqualTo(lines.size()).isGreaterThanOrEqualTo(6);
    assertThat(itself.at("/largest_weight").asDouble()).as(itself.toString()).isEqualTo(1);
    assertThat(itself.at("/mean_weight").asDouble()).isEqualTo(1);
    for (var type : PolicyType.values()) {
      var id = type.withDefaults().id().toString();
      assertThat(judged(out, id).path("n").asInt()).as(id).isEqualTo(lines.size());
    }
    assertThat(judged(out, "two_stage/2(spread=3.0)").path("target").asText()).isEqualTo("two_stage/2(spread=3.0)");
  }

  @Test
  void bringsWhatCameOfThem() throws Exception {
    // Without pooled learning, so that nobody else's decisions change by it.
    String token = user("rosa", 2, false);
    consent(token, "product_metrics", true);
    var tip = another(token).json().path("tip_id").asText();
    client.json("POST", token, "/v1/feedback", "{\"tip_id\":\"%s\",\"reaction\":{\"type\":\"dismiss\",\"reason\":\"not_now\"}}".formatted(tip));
    var out = folder.resolve("rosa.csv");

    eventually(() -> {
      assertThat(export("--format", "csv", "--purpose", "product_metrics", "--user", "rosa", "--out", out.toString()))
          .as(err.toString()).isZero();
      assertThat(err.toString()).contains("3 decisions exported, 1 of them with a reward");
      return null;
    });

    assertThat(Files.readString(out)).contains(",-0.1,");
  }

  @Test
  void namesUsersAlikeUnderOneSaltOnly() throws IOException {
    user("joan", 1, true);
    var salt = Files.writeString(folder.resolve("salt"), "a secret of some length");
    for (String name : List.of("one", "two")) {
      assertThat(export("--format", "csv", "--user", "joan", "--salt-file", salt.toString(), "--out", folder.resolve(name).toString()))
          .as(err.toString()).isZero();
    }
    export("--format", "csv", "--user", "joan", "--out", folder.resolve("three").toString());

    assertThat(Files.readString(folder.resolve("two"))).isEqualTo(Files.readString(folder.resolve("one"))).contains("\r\n");
    assertThat(Files.readString(folder.resolve("three"))).isNotEqualTo(Files.readString(folder.resolve("one")));
  }

  @Test
  void writesWhatIsAskedForAndNothingElse() throws IOException {
    user("hedy", 2, true);
    var out = folder.resolve("out").toString();

    assertThat(export("--format", "dsjson", "--user", "hedy", "--since", "PT1H", "--out", out)).isZero();
    assertThat(Files.readAllLines(Path.of(out))).hasSize(2);
    assertThat(export("--format", "dsjson", "--user", "hedy", "--until", "PT1H", "--out", out)).isZero();
    assertThat(Files.readAllLines(Path.of(out))).isEmpty();
  }

  @Test
  void leavesNothingWhereItCannotGoOn() throws IOException {
    assertThat(export("--format", "xml")).isEqualTo(1);
    assertThat(export("--format", "csv", "--purpose", "advertising")).isEqualTo(1);
    assertThat(export("--format", "csv", "--since", "yesterday", "--out", folder.resolve("out").toString())).isEqualTo(1);
    assertThat(export("--format", "csv", "--out", folder.resolve("no/such/folder").toString())).isEqualTo(1);
    var salt = Files.writeString(folder.resolve("salt"), "short");
    assertThat(export("--format", "csv", "--salt-file", salt.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("--format takes dsjson, parquet, csv, not xml", "not advertising", "not yesterday",
        "cannot write in ", "is shorter than 16 bytes");
    assertThat(leftBehind()).containsExactly("salt");
  }

  @Test
  void runsWithoutHadoop() {
    assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration")).isInstanceOf(ClassNotFoundException.class);
  }
}
