package oo.bootstrap.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import oo.bootstrap.wiring.Tools;
import oo.recommender.adapter.export.DecisionFiles;
import oo.recommender.application.ExportDecisions;
import oo.recommender.application.port.Decisions;
import oo.recommender.domain.Consent;
import oo.recommender.domain.export.Pseudonyms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the ledger to a file for other tools, without anything that names a user. */
@Command(
    name = "export", mixinStandardHelpOptions = true,
    description = "Write logged decisions to a file for other tools, under pseudonyms and as far as users consent.")
final class ExportCommand implements Callable<Integer> {

  private static final int LEAST_SALT = 16;

  @Option(names = "--format", required = true, description = "dsjson (Vowpal Wabbit's Decision Service JSON), parquet or csv.")
  private String format = "";

  @Option(names = "--out", defaultValue = "-", description = "The file; it is there when it is whole. - is the standard output (default).")
  private String out = "-";

  @Option(names = "--since", description = "Decisions since then: an instant (2026-11-23T08:00:00Z) or an age (PT24H, P7D).")
  private @Nullable String since;

  @Option(names = "--until", description = "Decisions before then: an instant or an age.")
  private @Nullable String until;

  @Option(names = "--user", description = "The decisions of one user: a UUID, or with a development installation a name.")
  private @Nullable String user;

  @Option(
      names = "--purpose", defaultValue = "pooled_learning",
      description = "What it is for, and who must have consented to: pooled_learning (default) or product_metrics.")
  private String purpose = "pooled_learning";

  @Option(
      names = "--salt-file", description = "A secret of 16 bytes or more that pseudonyms are made with, so that two exports"
          + " have the same ones. Without it each export has its own.")
  private @Nullable Path saltFile;

  @Mixin private DataDir dataDir = new DataDir();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    requireFormat();
    var served = purpose();
    byte[] salt = salt();
    try (var tools = new Tools(dataDir.settings()); var file = WholeFile.at(out)) {
      var selection = new Decisions.Selection(
          user == null ? null : tools.user(user), since == null ? null : Since.parse("--since", since),
          until == null ? null : Since.parse("--until", until));
      ExportDecisions.Report report;
      try (var sink = DecisionFiles.write(format, file.stream())) {
        report = tools.export().execute(
            new ExportDecisions.Command(selection, served, new Pseudonyms(salt)), sink, Progress.reaching(spec.commandLine().getErr()));
      }
      file.complete();
      tell(report);
    } catch (UncheckedIOException failed) {
      throw new Refused("cannot write " + out + ": " + failed.getCause().getMessage(), failed);
    }
    return 0;
  }

  private void requireFormat() {
    if (!DecisionFiles.formats().contains(format)) {
      throw new Refused("--format takes " + String.join(", ", DecisionFiles.formats()) + ", not " + format);
    }
  }

  private Consent purpose() {
    return Stream.of(Consent.POOLED_LEARNING, Consent.PRODUCT_METRICS).filter(known -> known.wireName().equals(purpose)).findFirst()
        .orElseThrow(() -> new Refused("--purpose takes pooled_learning or product_metrics, not " + purpose));
  }

  private byte[] salt() {
    if (saltFile == null) {
      var salt = new byte[2 * LEAST_SALT];
      new SecureRandom().nextBytes(salt);
      return salt;
    }
    try {
      var salt = Files.readAllBytes(saltFile);
      if (salt.length < LEAST_SALT) {
        throw new Refused("the salt in " + saltFile + " is shorter than " + LEAST_SALT + " bytes: whoever guesses it knows the users");
      }
      return salt;
    } catch (IOException unreadable) {
      throw new Refused("the salt in " + saltFile + " cannot be read", unreadable);
    }
  }

  private void tell(ExportDecisions.Report report) {
    var err = spec.commandLine().getErr();
    err.printf("%n%d decisions exported, %d of them with a reward%n", report.exported(), report.withReward());
    if (report.undrawn() > 0) {
      err.printf("  %d left out: nothing was drawn, and %s has no place for them%n", report.undrawn(), format);
    }
    if (report.withoutConsent() > 0) {
      err.printf("  %d left out: their users do not consent to %s%n", report.withoutConsent(), purpose);
    }
    report.unreadable().forEach((schema, count) -> err.printf("  %d left out: unknown feature schema %s%n", count, schema));
    err.flush();
  }
}
