package oo.development.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import oo.bootstrap.cli.DataDir;
import oo.bootstrap.cli.Refused;
import oo.development.servers.DevelopmentTokens;
import oo.development.servers.NoIssuerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints an access token of the development issuer, and nothing else. */
@Command(name = "token", description = "Print an access token of the development issuer.", mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

  /** Every scope that users need; those of operators are to be named. */
  static final List<String> SCOPES = List.of(
      "tips:read", "tips:write", "feedback:write", "calendars:read", "calendars:write", "preferences:read",
      "preferences:write", "consents:read", "consents:write");

  static final String AUDIENCE = "oo";

  @Option(names = "--user", required = true, description = "Whom the token speaks for.")
  private String user = "";

  @Option(names = "--scope", split = ",", description = "What it may be used for; everything that users need when absent, and operator:read,operator:write for operators.")
  private List<String> scopes = SCOPES;

  @Option(names = "--minutes", defaultValue = "720", description = "How long it is valid (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @Mixin private DataDir dataDir = new DataDir();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(mint(dataDir.path(), user, scopes, Duration.ofMinutes(minutes)));
    return 0;
  }

  static String mint(Path dataDir, String user, List<String> scopes, Duration validity) {
    try {
      return new DevelopmentTokens(dataDir, Clock.systemUTC()).mint(user, new LinkedHashSet<>(scopes), validity, AUDIENCE);
    } catch (NoIssuerException notYet) {
      throw new Refused(notYet.getMessage(), notYet);
    }
  }
}
