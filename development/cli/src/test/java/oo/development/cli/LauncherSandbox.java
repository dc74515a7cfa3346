package oo.development.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A clone with the real launcher, whose system has no more than what a test puts there. */
final class LauncherSandbox {

  private final Path root;

  LauncherSandbox(Path root) throws IOException {
    this.root = Files.createDirectories(root).toRealPath();
    for (String tool : List.of("sh", "sed", "head", "find", "tee", "grep", "mkdir", "touch", "cat", "dirname", "readlink", "mv", "sleep")) {
      Files.createSymbolicLink(Files.createDirectories(tools()).resolve(tool), found(tool));
    }
    String launcher = Files.readString(Path.of("../../oo"));
    assertThat(launcher).contains(" /usr/lib/jvm/*", " /opt/java/*", " /opt/jdk*", " /Library/Java/");
    script(launcher(), launcher.replaceAll(" (/usr/lib/jvm|/opt/java|/opt/jdk|/Library/Java)", " \"" + this.root + "\"$1"));
    script(checkout().resolve("development/test"), "#!/bin/sh\necho \"tests with $JAVA_HOME in $PWD: $*\"\n");
    file("pom.xml");
    mavenDoes("true");
  }

  private static Path found(String tool) {
    return List.of("/bin", "/usr/bin").stream().map(folder -> Path.of(folder, tool)).filter(Files::isExecutable)
        .findFirst().orElseThrow();
  }

  Path root() {
    return root;
  }

  Path tools() {
    return root.resolve("tools");
  }

  Path checkout() {
    return root.resolve("clone");
  }

  Path launcher() {
    return checkout().resolve("oo");
  }

  /** An empty source. */
  Path file(String path) throws IOException {
    Path file = checkout().resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  /** A JDK that says which it is, where it was called and with what. */
  Path jdk(String path, int version) throws IOException {
    Path jdk = root.resolve(path);
    script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    script(jdk.resolve("bin/java"), """
        #!/bin/sh
        if [ "$1" = -XshowSettings:properties ]; then
          echo "    java.specification.version = %d" >&2
          exit
        fi
        echo "java of %s in $PWD"
        for word in "$@"; do printf '<%%s> ' "$word"; done
        """.formatted(version, jdk.getFileName()));
    return jdk;
  }

  /** What a build does beside saying what Maven says. */
  void mavenDoes(String command) throws IOException {
    script(checkout().resolve("mvnw"), """
        #!/bin/sh
        echo built >> ../builds
        echo '[INFO] Building oo-domain 0.1.0                                  [1/2]'
        %s
        echo '[INFO] BUILD SUCCESS'
        """.formatted(command));
  }

  long builds() throws IOException {
    Path builds = root.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  OoProcess.Finished run(Path folder, Path launcher, Map<String, String> environment, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    Path errors = root.resolve("errors");
    builder.redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", tools().toString(), "HOME", root.resolve("home").toString()));
    builder.environment().putAll(environment);
    var process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new OoProcess.Finished(process.waitFor(), out, Files.readString(errors));
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
