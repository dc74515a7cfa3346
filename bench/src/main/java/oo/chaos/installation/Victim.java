package oo.chaos.installation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import oo.auth.domain.Identity;
import oo.bench.installation.App;
import oo.bench.installation.Home;
import oo.bench.installation.Installation;
import oo.bench.installation.Users;
import oo.bench.load.Request;
import oo.bootstrap.Settings;
import oo.bootstrap.cli.Refused;
import oo.bootstrap.wiring.EventsWiring;
import oo.chaos.fault.Planned;
import oo.development.servers.EmbeddedPostgresServer;
import oo.development.servers.NatsServer;
import org.jspecify.annotations.Nullable;

/** A packaged app, always on the same port, and its PostgreSQL, with a proxy between the two; and what is done to them. */
public final class Victim implements AutoCloseable {

  private static final long SETTLES = 500;
  /** Of a clock, how many times as far as for how long: from 12 minutes to 100. */
  private static final int JUMP = 1_500;
  private static final Duration LEAST_JUMP = Duration.ofMinutes(10);

  private final Installation installation;
  private final List<String> javaOptions;
  private final TcpProxy proxy;
  private final @Nullable SmallDisk disk;
  private final @Nullable NatsServer nats;
  private final @Nullable MovableClock clock;
  private final int port = Installation.freePort();
  private final Users users;
  private App app;

  private Victim(Installation installation, Kind kind, @Nullable SmallDisk disk) {
    this.installation = installation;
    this.disk = disk;
    this.nats = kind.withNats() ? startNats() : null;
    this.clock = kind.clock();
    this.javaOptions = kind.javaOptions();
    this.proxy = new TcpProxy(installation.postgres().port());
    this.users = new Users(installation.issuer(), port);
    this.app = startApp();
  }

  /** What an installation is made of. @param clock of the app; null for the machine's */
  public record Kind(Home home, List<String> javaOptions, boolean withNats, @Nullable MovableClock clock) {}

  /** @param dataDir where PostgreSQL's data lies and stays; null for a folder that is gone afterwards */
  public static Victim start(Kind kind, @Nullable Path dataDir) {
    return start(kind, dataDir == null ? EmbeddedPostgresServer.temporary() : EmbeddedPostgresServer.start(dataDir, 0), null);
  }

  /** @param disk where PostgreSQL's data lies, which can be filled; it is closed with it */
  public static Victim startOn(SmallDisk disk, Kind kind) {
    try {
      return start(kind, EmbeddedPostgresServer.start(disk.dataDir(), 0), disk);
    } catch (RuntimeException failed) {
      disk.close();
      throw failed;
    }
  }

  private static Victim start(Kind kind, EmbeddedPostgresServer postgres, @Nullable SmallDisk disk) {
    var installation = Installation.start(kind.home(), postgres);
    try {
      return new Victim(installation, kind, disk);
    } catch (RuntimeException failed) {
      installation.close();
      throw failed;
    }
  }

  private static NatsServer startNats() {
    return NatsServer.temporary(EventsWiring.permissions().stream()
        .map(user -> new NatsServer.User(user.user(), user.publish(), user.subscribe())).toList());
  }

  private App startApp() {
    var more = new HashMap<>(Map.of("OO_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres"));
    if (nats != null) {
      more.putAll(Map.of("OO_NATS_URL", nats.url(), "OO_NATS_CREDENTIALS", nats.credentials().toString(),
          "OO_NATS_CA", nats.certificate().toString()));
    }
    if (clock != null) {
      more.putAll(clock.environment(folder()));
    }
    var started = installation.startApp(javaOptions, port, more);
    try {
      started.untilAnswering(Request.bytes("GET", "/v1/tips?limit=1", token("first"), "", "", ""));
      return started;
    } catch (Refused dead) {
      started.close();
      throw dead;
    }
  }

  public int port() {
    return port;
  }

  public App app() {
    return app;
  }

  /** New users, made through the published API. */
  public List<Request> users(int count) throws InterruptedException {
    return users.make(count);
  }

  /** Where the journal lies: on no disk that is filled. */
  public Path folder() {
    return disk == null ? installation.folder() : disk.folder();
  }

  public String token(String user) {
    return installation.issuer().token(user);
  }

  /** A user's id, as the database has it. */
  public UUID userId(String user) {
    return new Identity(settings().tokens().issuer().toString(), user).userId().value();
  }

  /** Those that the app runs with, but past the proxy. */
  public Settings settings() {
    return installation.settings();
  }

  public Connection admin() throws SQLException {
    return installation.postgres().adminDataSource().getConnection();
  }

  /** Returns when it is over, and whatever was killed runs again. */
  public void inflict(Planned planned) throws InterruptedException {
    switch (planned.fault()) {
      case KILL_APP -> {
        app.killHard();
        Thread.sleep(planned.lasts());
        app = startApp();
      }
      case KILL_POSTGRES -> {
        installation.postgres().killHard();
        Thread.sleep(planned.lasts());
        installation.postgres().restart();
      }
      case KILL_BOTH -> {
        installation.postgres().killHard();
        app.killHard();
        Thread.sleep(planned.lasts());
        installation.postgres().restart();
        app = startApp();
      }
      case KILL_NATS -> {
        nats().killHard();
        Thread.sleep(planned.lasts());
        nats().restart();
      }
      case STOP_NATS -> {
        nats().suspend();
        try {
          Thread.sleep(planned.lasts());
        } finally {
          nats().resume();
        }
      }
      case EMPTY_NATS -> {
        nats().emptyStore();
        Thread.sleep(planned.lasts());
        nats().restart();
      }
      case STOP_APP -> stopped(List.of(app.pid()), planned.lasts());
      case STOP_POSTGRES -> stopped(postgresProcesses(), planned.lasts());
      case RESET -> proxy.cut();
      case STALL -> {
        proxy.stall();
        Thread.sleep(planned.lasts());
        proxy.cut();
        proxy.resume();
      }
      case CLOCK_JUMP -> jump(planned);
      case DISK_FULL -> {
        if (disk == null) {
          throw new IllegalStateException("this disk cannot be filled");
        }
        disk.fill();
        Thread.sleep(planned.lasts());
        disk.empty();
        startPostgresIfItEnded();
      }
    }
  }

  /** By less than the time that is left to what clients ask to be reminded of, or their requests would be wrong. */
  private void jump(Planned planned) throws InterruptedException {
    if (clock == null) {
      throw new IllegalStateException("this clock cannot be moved");
    }
    var by = planned.lasts().multipliedBy(JUMP);
    clock.move(folder(), planned.number() % 2 == 0 ? by : by.negated());
    try {
      Thread.sleep(planned.lasts());
      requireMoved();
    } finally {
      clock.move(folder(), Duration.ZERO);
    }
  }

  /** A jump that the app does not see proves nothing: the newest event must have been written at another time than now. */
  private void requireMoved() {
    try (var db = admin(); var statement = db.createStatement(); var newest = statement.executeQuery(
        "SELECT abs(extract(epoch FROM occurred_at - now())) FROM recommender.outbox ORDER BY position DESC LIMIT 1")) {
      if (!newest.next() || newest.getDouble(1) < LEAST_JUMP.toSeconds()) {
        throw new IllegalStateException("the app's clock was moved, and the app did not see it");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("nobody knows whether the app's clock moved", e);
    }
  }

  /** @throws IllegalStateException when there is none */
  public NatsServer nats() {
    if (nats == null) {
      throw new IllegalStateException("this installation has no NATS");
    }
    return nats;
  }

  public boolean hasNats() {
    return nats != null;
  }

  /** It gives up when it cannot even recover. */
  private void startPostgresIfItEnded() throws InterruptedException {
    Thread.sleep(SETTLES);
    if (!installation.postgres().isRunning()) {
      installation.postgres().restart();
    }
  }

  private List<Long> postgresProcesses() {
    var first = ProcessHandle.of(installation.postgres().pid()).orElseThrow();
    var all = new ArrayList<>(List.of(first.pid()));
    first.descendants().forEach(process -> all.add(process.pid()));
    return all;
  }

  private static void stopped(List<Long> processes, Duration time) throws InterruptedException {
    Signals.send("STOP", processes);
    try {
      Thread.sleep(time);
    } finally {
      Signals.send("CONT", processes);
    }
  }

  /** Whatever state the run left them in. */
  @Override
  public void close() {
    try (disk; installation; nats; proxy) {
      app.close();
    }
  }
}
