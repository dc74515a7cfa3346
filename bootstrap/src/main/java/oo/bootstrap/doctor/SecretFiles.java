package oo.bootstrap.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oo.bootstrap.cli.DataDir;
import oo.shared.application.Finding;

/** That nobody but its owner can read a file with a secret. */
final class SecretFiles {

  private static final Pattern SECRET = Pattern.compile(
      ".*password.*|.*\\.(jwk|jwks|creds|nk|seed|key|pem|p12|pfx)|" + Pattern.quote(DataDir.SETTINGS));
  private static final Pattern NAMES_A_FILE = Pattern.compile("OO_\\w*(FILE|CREDENTIALS|CREDS|KEY|NKEY|SEED)");
  private static final Pattern TLS_KEY = Pattern.compile("[?&]sslkey=([^&]+)");
  private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
      PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);
  /** PostgreSQL's own files lie deep, and it sees to them itself. */
  private static final int DEPTH = 2;

  private final Installation installation;

  SecretFiles(Installation installation) {
    this.installation = installation;
  }

  List<Finding> examine() throws IOException {
    var files = files();
    var findings = new ArrayList<Finding>();
    for (Path file : files) {
      examine(file, findings);
    }
    return findings.isEmpty() ? List.of(files.isEmpty() ? new Finding.Skipped("no file holds a secret")
        : new Finding.Fine("files with secrets are their owner's alone: " + files.size())) : findings;
  }

  private static void examine(Path file, List<Finding> findings) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      findings.add(new Finding.Skipped("who may read " + file + " cannot be told here"));
      return;
    }
    var permissions = Files.getPosixFilePermissions(file);
    if (permissions.stream().anyMatch(OF_OTHERS::contains)) {
      findings.add(new Finding.Failure("others can read or change " + file, "chmod 600 " + Installation.quoted(file)));
    } else if (permissions.contains(PosixFilePermission.GROUP_READ)) {
      findings.add(new Finding.Warning("its group can read " + file, "chmod 600 " + Installation.quoted(file)));
    }
  }

  private Set<Path> files() {
    var files = new TreeSet<Path>();
    installation.values().forEach((name, value) -> {
      if (NAMES_A_FILE.matcher(name).matches()) {
        add(value, files);
      }
    });
    TLS_KEY.matcher(installation.values().getOrDefault("OO_DATABASE_URL", "")).results()
        .forEach(key -> add(key.group(1), files));
    if (installation.folder() != null) {
      addSecretsIn(installation.folder(), files);
    }
    return files;
  }

  /** Settings may hold a secret itself, too; only what is a file, or a folder of them, is looked at. */
  private static void add(String value, Set<Path> files) {
    if (!value.startsWith("/")) {
      return;
    }
    Path path = Path.of(value);
    if (Files.isRegularFile(path)) {
      files.add(path);
    } else {
      addSecretsIn(path, files);
    }
  }

  private static void addSecretsIn(Path folder, Set<Path> files) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      all.filter(file -> SECRET.matcher(file.getFileName().toString()).matches()).filter(Files::isRegularFile)
          .forEach(files::add);
    } catch (IOException | UncheckedIOException notOurs) {
      // What this user cannot list, another check finds unwritable.
      return;
    }
  }
}
