package oo.bench.installation;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import oo.bootstrap.cli.Refused;

/** The folder of this oO, with the packaged app in it. */
public record Home(Path folder) {

  /** What the launcher tells. */
  public static Home ofThisProcess() {
    String home = System.getProperty("oo.home");
    if (home == null) {
      throw new Refused("the folder of oO is not known: start the benchmarks with ./oo bench");
    }
    return new Home(Path.of(home).toAbsolutePath().normalize());
  }

  /** The class path of the packaged app, without anything for development. */
  String appClassPath() {
    Path libraries = folder.resolve("bootstrap/target/lib");
    if (!Files.isDirectory(libraries)) {
      throw new Refused("the app is not packaged in " + libraries + ": run ./oo, which builds it");
    }
    return libraries.resolve("*").toString();
  }

  /** The launcher's own flags of the virtual machine, which this process was started with, and more behind them. */
  public static List<String> javaOptions(List<String> more) {
    var options = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    options.removeIf(option -> !option.startsWith("-X") && !option.startsWith("--") || option.startsWith("-XX:AOT"));
    if (more.stream().anyMatch(Home::choosesCollector)) {
      options.removeIf(Home::choosesCollector);
    }
    options.addAll(more);
    return List.copyOf(options);
  }

  /** Two of them are an error. */
  private static boolean choosesCollector(String option) {
    return option.matches("-XX:\\+Use\\w+GC");
  }
}
