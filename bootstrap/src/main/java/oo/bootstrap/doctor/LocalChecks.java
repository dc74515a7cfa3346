package oo.bootstrap.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import oo.bootstrap.Settings;
import oo.bootstrap.SettingsSource;
import oo.shared.application.Finding;

/** What this machine alone can tell: settings, ports and room on its disks. */
final class LocalChecks {

  /** Below this PostgreSQL may stop, and uploads cannot be spooled. */
  static final long LEAST_ROOM = 200L << 20;
  private static final long GOOD_ROOM = 1L << 30;

  private final Installation installation;

  LocalChecks(Installation installation) {
    this.installation = installation;
  }

  List<Finding> settings() {
    if (!installation.unread().isEmpty()) {
      return installation.unread();
    }
    var faults = installation.reading().faults();
    if (faults.isEmpty()) {
      return List.of(new Finding.Fine(installation.development()
          ? "development installation in " + installation.folder() : "production, configured by the environment"));
    }
    return faults.stream().map(this::told).toList();
  }

  /** What production refuses to start with. */
  List<Finding> safety() {
    var dangers = installation.reading().settings().unsafe();
    return dangers.isEmpty() ? List.of(new Finding.Fine("nothing in the settings is for development only"))
        : dangers.stream().map(this::told).toList();
  }

  private Finding told(SettingsSource.Fault fault) {
    return new Finding.Failure(fault.text(), installation.development()
        ? installation.start() + "   # writes its settings anew"
        : "export " + fault.name() + "='" + fault.example() + "'   # an example");
  }

  List<Finding> ports(boolean running) {
    Settings.Http http = installation.reading().settings().http();
    var findings = new ArrayList<Finding>();
    port(http.host(), http.port(), "OO_HTTP_PORT", running, findings);
    port(http.host(), http.observePort(), "OO_OBSERVE_PORT", running, findings);
    return findings.isEmpty() ? List.of(new Finding.Fine(running ? "oO runs here"
        : "the ports " + http.port() + " and " + http.observePort() + " are free")) : findings;
  }

  private void port(String host, int port, String setting, boolean running, List<Finding> findings) {
    if (running || port == 0) {
      return;
    }
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException taken) {
      findings.add(new Finding.Failure("port " + port + " on " + host + " cannot be listened on: " + taken.getMessage(),
          "ss -ltnp 'sport = :" + port + "'   # stop what listens there, or set "
              + (installation.development() ? "--port and --observe-port" : setting)));
    }
  }

  List<Finding> disk() {
    var findings = new ArrayList<Finding>();
    if (installation.folder() != null) {
      findings.add(room(installation.folder(), "development data", LEAST_ROOM, GOOD_ROOM));
    }
    findings.add(room(Path.of(System.getProperty("java.io.tmpdir")), "large uploads", LEAST_ROOM, GOOD_ROOM));
    return findings;
  }

  /** @param least bytes, and {@code good} too */
  static Finding room(Path folder, String what, long least, long good) {
    String remedy = "df -h " + Installation.quoted(folder) + "   # free some, or use another folder";
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder)
          ? new Finding.Failure(folder + ", for " + what + ", is no folder", "ls -ld " + Installation.quoted(folder))
          : new Finding.Skipped(folder + ", for " + what + ", is not there yet");
    }
    if (!Files.isWritable(folder)) {
      return new Finding.Failure(folder + ", for " + what + ", cannot be written to",
          "sudo chown -R \"$USER\" " + Installation.quoted(folder));
    }
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      String told = folder + ", for " + what + ", has " + (free >> 20) + " MB free";
      if (free < least) {
        return new Finding.Failure(told, remedy);
      }
      return free < good ? new Finding.Warning(told, remedy) : new Finding.Fine(told);
    } catch (IOException unknown) {
      return new Finding.Warning("the room in " + folder + " cannot be told", remedy);
    }
  }
}
