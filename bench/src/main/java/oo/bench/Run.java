package oo.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import oo.bench.installation.Home;
import oo.bench.installation.Installation;
import oo.bench.installation.Site;
import oo.bench.reference.JdbcTransactions;
import oo.bench.reference.Pgbench;
import oo.bench.reference.Tables;
import oo.bench.reference.Transactions;
import oo.bench.report.Progress;

/**
 * What all benchmarks of one run share.
 *
 * @param moreJava options of the app's virtual machine beside the launcher's
 * @param settings of the app that are not this benchmark's usual ones
 * @param peaks decisions a second that P1 measured, by number of clients
 */
record Run(
    Home home, Plan plan, List<String> moreJava, Map<String, String> settings, Progress progress, Map<Integer, Double> peaks) {

  Run(Home home, Plan plan, List<String> moreJava, Map<String, String> settings, Progress progress) {
    this(home, plan, List.copyOf(moreJava), Map.copyOf(settings), progress, new TreeMap<>());
  }

  /** Of the app's virtual machine, all of them. */
  List<String> javaOptions() {
    return Home.javaOptions(moreJava);
  }

  Site site(Installation installation) {
    return installation.site(javaOptions(), settings);
  }

  /** An app with other options or settings. */
  Site site(Installation installation, Variant variant) {
    var all = new TreeMap<>(settings);
    all.putAll(variant.settings());
    return installation.site(Home.javaOptions(Stream.concat(moreJava.stream(), variant.java().stream()).toList()), all);
  }

  /** An app on a database that another one left. */
  Site site(Installation installation, String database) {
    return installation.site(database, javaOptions(), settings);
  }

  /** A site whose app has these settings too. */
  Site site(Installation installation, Map<String, String> more) {
    var all = new TreeMap<>(settings);
    all.putAll(more);
    return installation.site(javaOptions(), all);
  }

  /** What the launcher is to know: the options of this run, and that nothing is to be built while it lasts. */
  Map<String, String> launcherEnvironment() {
    return new TreeMap<>(Map.of("OO_JAVA_OPTIONS", String.join(" ", moreJava), "OO_BUILD", "off"));
  }

  /** T3 in the site's database: by pgbench when there is one, otherwise by a client of our own, and the results say so. */
  static Transactions reference(Installation installation, Site site) {
    var tables = Tables.create(site.admin());
    return Pgbench.onPath(installation.postgres(), site.database(), tables).orElseGet(() -> new JdbcTransactions(site.admin(), tables));
  }
}
