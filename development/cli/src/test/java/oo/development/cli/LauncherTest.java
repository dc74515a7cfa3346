package oo.development.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code oo}, in a clone with an invented JDK and an invented Maven. */
class LauncherTest {

  @TempDir Path root;
  private LauncherSandbox sandbox;
  private final Map<String, String> environment = new LinkedHashMap<>();

  @BeforeEach
  void makeTheCheckout() throws IOException {
    sandbox = new LauncherSandbox(root.resolve("a folder with spaces"));
  }

  @Test
  void takesTheJdkOfJavaHome() throws Exception {
    environment.put("JAVA_HOME", sandbox.jdk("home/named", 25).toString());
    sandbox.jdk("usr/lib/jvm/other", 25);

    assertThat(oo("help").out()).contains("java of named", "<oo.bootstrap.Main> <help>");
  }

  @Test
  void takesTheJdkOfThePath() throws Exception {
    Path jdk = sandbox.jdk("somewhere/on-path", 26);
    Files.createSymbolicLink(sandbox.tools().resolve("javac"), jdk.resolve("bin/javac"));

    assertThat(oo("help").out()).contains("java of on-path");
  }

  @Test
  void takesTheJdkOfTheSystem() throws Exception {
    sandbox.jdk("usr/lib/jvm/a-17", 17);
    sandbox.jdk("usr/lib/jvm/b-25", 25);

    assertThat(oo("help").out()).contains("java of b-25");
  }

  @Test
  void passesOverWhatIsTooOldOrNoJdk() throws Exception {
    environment.put("JAVA_HOME", sandbox.jdk("home/old", 21).toString());
    Files.delete(sandbox.jdk("usr/lib/jvm/a-jre", 25).resolve("bin/javac"));
    Files.createDirectories(sandbox.root().resolve("usr/lib/jvm/b-broken/bin"));
    sandbox.jdk("usr/lib/jvm/c-good", 27);

    assertThat(oo("help").out()).contains("java of c-good");
  }

  @Test
  void tellsHowToGetAJdkWhenThereIsNone() throws Exception {
    sandbox.jdk("usr/lib/jvm/a-17", 17);
    var refused = oo("start-dev");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("JDK 25", "none was found", "JAVA_HOME", "apt-get install", "brew install", "https://");
    assertThat(sandbox.builds()).isZero();
  }

  @Test
  void takesNoJdkOutOfTheCallersFolder() throws Exception {
    sandbox.jdk("trap", 25);

    assertThat(sandbox.run(sandbox.root().resolve("trap"), sandbox.launcher(), environment, "help").status()).isEqualTo(1);
  }

  @Test
  void worksInTheCallersFolderFromEverywhere() throws Exception {
    sandbox.jdk("usr/lib/jvm/jdk", 25);
    Path elsewhere = Files.createDirectories(sandbox.root().resolve("else where"));
    Path link = Files.createSymbolicLink(sandbox.tools().resolve("oo"), sandbox.launcher());

    for (Path launcher : new Path[] {sandbox.launcher(), link}) {
      var said = sandbox.run(elsewhere, launcher, environment, "token");
      assertThat(said.status()).as(said.err()).isZero();
      assertThat(said.out()).contains("in " + elsewhere, "<" + sandbox.checkout() + "/development/cli/target/lib/*>");
    }
  }

  @Test
  void handsArgumentsOnAsTheyAre() throws Exception {
    sandbox.jdk("usr/lib/jvm/jdk", 25);

    assertThat(oo("token", "--user", "Ada L.", "$HOME *", "").out()).contains("<token> <--user> <Ada L.> <$HOME *> <>");
  }

  @Test
  void runsProductionWithoutTheDevelopmentTools() throws Exception {
    sandbox.jdk("usr/lib/jvm/jdk", 25);

    assertThat(oo("start").out()).contains("/bootstrap/target/lib/*>").doesNotContain("development/cli");
  }

  @Test
  void handsTestsOverWithoutABuild() throws Exception {
    Path jdk = sandbox.jdk("usr/lib/jvm/jdk", 25);

    assertThat(oo("test", "java", "-pl", "domain").out()).contains("tests with " + jdk + " in " + sandbox.checkout() + ": java -pl domain");
    assertThat(sandbox.builds()).isZero();
  }

  @Test
  void buildsOnlyWhenSourcesAreNewer() throws Exception {
    sandbox.jdk("usr/lib/jvm/jdk", 25);
    Path source = sandbox.file("domain/src/main/java/Tip.java");
    Path test = sandbox.file("domain/src/test/java/TipTest.java");
    assertThat(oo("help").err()).contains("building oO", "[1/2] oo-domain");
    assertThat(oo("help").err()).isEmpty();
    assertThat(sandbox.builds()).isEqualTo(1);

    edit(test);
    sandbox.file("domain/target/classes/Tip.class");
    sandbox.file("domain/.jqwik-database");
    oo("help");
    assertThat(sandbox.builds()).as("nothing that the program is made of changed").isEqualTo(1);

    edit(source);
    oo("help");
    assertThat(sandbox.builds()).as("edited").isEqualTo(2);

    sandbox.file("contracts/sql/recommender/V0999__more.sql");
    oo("help");
    assertThat(sandbox.builds()).as("added").isEqualTo(3);

    Files.delete(source);
    oo("help");
    assertThat(sandbox.builds()).as("removed").isEqualTo(4);
    oo("help");
    assertThat(sandbox.builds()).isEqualTo(4);
  }

  @Test
  void buildsAgainWhatWasEditedDuringTheBuild() throws Exception {
    sandbox.jdk("usr/lib/jvm/jdk", 25);
    sandbox.file("domain/src/main/java/Tip.java");
    // Longer than the tick of a file system's clock, within which nothing is newer.
    sandbox.mavenDoes("sleep 0.1; touch domain/src/main/java/Tip.java");
    oo("help");
    sandbox.mavenDoes("true");
    oo("help");

    assertThat(sandbox.builds()).isEqualTo(2);
    oo("help");
    assertThat(sandbox.builds()).isEqualTo(2);
  }

  @Test
  void showsWhyABuildFailedAndTriesAgain() throws Exception {
    sandbox.jdk("usr/lib/jvm/jdk", 25);
    sandbox.mavenDoes("echo '[ERROR] Tip.java:[3,5] cannot find symbol'; exit 1");
    var failed = oo("help");

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.err()).contains("Tip.java:[3,5] cannot find symbol", "the build failed", "target/build.log");
    assertThat(failed.out()).doesNotContain("java of");
    sandbox.mavenDoes("true");
    assertThat(oo("help").out()).contains("java of jdk");
  }

  @Test
  void startsWithAnAotCacheThatFits() throws Exception {
    environment.put("JAVA_HOME", sandbox.jdk("home/jdk", 25).toString());
    oo("start");
    Path cache = cacheMadeNow("bootstrap");

    assertThat(oo("start").out()).contains("<-XX:AOTCache=" + cache + ">");
    assertThat(oo("start-dev").out()).as("other libraries").doesNotContain("AOTCache");
    environment.put("OO_AOT", "off");
    assertThat(oo("start").out()).doesNotContain("AOTCache");
  }

  @Test
  void passesOverAnAotCacheOfOtherLibrariesFlagsOrMachines() throws Exception {
    environment.put("JAVA_HOME", sandbox.jdk("home/jdk", 25).toString());
    oo("start");
    Path cache = cacheMadeNow("bootstrap");
    environment.put("OO_JAVA_OPTIONS", "-XX:+UseG1GC");
    assertThat(oo("start").out()).as("other flags").doesNotContain("AOTCache");
    environment.remove("OO_JAVA_OPTIONS");
    environment.put("JAVA_HOME", sandbox.jdk("home/newer", 26).toString());
    assertThat(oo("start").out()).as("another virtual machine").doesNotContain("AOTCache");
    environment.put("JAVA_HOME", sandbox.root().resolve("home/jdk").toString());
    assertThat(oo("start").out()).contains("AOTCache");

    edit(sandbox.file("bootstrap/target/lib/oo-bootstrap.jar"));
    assertThat(oo("start").out()).as("a jar built anew").doesNotContain("AOTCache");
    Files.delete(sandbox.checkout().resolve("bootstrap/target/oo.aot.for"));
    edit(cache);
    assertThat(oo("start").out()).as("a cache that was never finished").doesNotContain("AOTCache");
  }

  @Test
  void buildsNothingWhereThereIsNothingToBuild() throws Exception {
    sandbox.jdk("usr/lib/jvm/jdk", 25);
    environment.put("OO_BUILD", "off");
    assertThat(oo("help").out()).contains("java of jdk");
    environment.remove("OO_BUILD");
    Files.delete(sandbox.checkout().resolve("pom.xml"));

    assertThat(oo("start").out()).contains("/bootstrap/target/lib/*>");
    assertThat(sandbox.builds()).isZero();
  }

  /** As {@code ./oo aot} leaves it, for whatever the launcher says that it is for. */
  private Path cacheMadeNow(String module) throws Exception {
    sandbox.file(module + "/target/lib/oo.jar");
    var madeFor = Pattern.compile("<-Doo.aot.for=([^>]*)>").matcher(oo("start").out());
    assertThat(madeFor.find()).isTrue();
    Files.writeString(sandbox.file(module + "/target/oo.aot.for"), madeFor.group(1) + "\n");
    return sandbox.file(module + "/target/oo.aot");
  }

  private OoProcess.Finished oo(String... arguments) throws Exception {
    return sandbox.run(sandbox.checkout(), sandbox.launcher(), environment, arguments);
  }

  private static void edit(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusMillis(5)));
  }
}
