package oo.development.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerIT {

  @TempDir Path dataDir;

  @Test
  void keepsCommittedRowsOverKillNine() throws SQLException {
    try (var server = EmbeddedPostgresServer.start(dataDir, 0)) {
      run(server.adminDataSource(), "create table kept(n int); insert into kept select generate_series(1, 1000)");
      var killed = server.pid();
      server.killHard();
      assertThat(server.isRunning()).isFalse();

      server.restart();

      assertThat(server.pid()).isNotEqualTo(killed);
      assertThat(ask(server.adminDataSource(), "select count(*) from kept")).isEqualTo("1000");
    }
  }

  @Test
  void keepsRowsBetweenTwoRuns() throws SQLException {
    try (var server = EmbeddedPostgresServer.start(dataDir, 0)) {
      run(server.adminDataSource(), "create table kept as select 42 as n");
    }
    try (var server = EmbeddedPostgresServer.start(dataDir, 0)) {
      assertThat(ask(server.adminDataSource(), "select n from kept")).isEqualTo("42");
    }
  }

  @Test
  void restartsAfterOldBackendsHeldTheSharedMemory() throws SQLException {
    try (var server = EmbeddedPostgresServer.start(dataDir, 0);
        var connection = server.adminDataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create table kept as select 42 as n");
      server.killHard();
      server.restart();
      assertThat(ask(server.adminDataSource(), "select n from kept")).isEqualTo("42");
    }
  }

  @Test
  void isDurable() throws SQLException {
    try (var server = EmbeddedPostgresServer.start(dataDir, 0)) {
      for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        assertThat(ask(server.adminDataSource(), "show " + setting)).as(setting).isEqualTo("on");
      }
      assertThat(ask(server.adminDataSource(), "show server_version_num")).startsWith("18");
    }
  }

  @Test
  void listensOnLoopbackOnly() throws SQLException {
    try (var server = EmbeddedPostgresServer.start(dataDir, 0)) {
      assertThat(ask(server.adminDataSource(), "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(server.adminDataSource(), "show unix_socket_directories")).isEmpty();
    }
  }

  @Test
  void asksEveryRoleForItsPassword() throws SQLException {
    try (var server = EmbeddedPostgresServer.start(dataDir, 0)) {
      run(server.adminDataSource(), "create role oo_module login password 'right'");

      assertThat(ask(server.dataSource("postgres", "oo_module", "right"), "select current_user")).isEqualTo("oo_module");
      assertThatThrownBy(() -> server.dataSource("postgres", "oo_module", "wrong").getConnection())
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> server.dataSource("postgres", "postgres", "wrong").getConnection())
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void keepsItsFilesToItsOwner() throws IOException {
    try (var server = EmbeddedPostgresServer.start(dataDir, 0)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.dataDir().resolve("postgres"))))
          .isEqualTo("rwx------");
      assertThat(PosixFilePermissions.toString(
          Files.getPosixFilePermissions(server.dataDir().resolve("postgres/oo-admin-password")))).isEqualTo("rw-------");
    }
  }

  @Test
  void refusesSecondStartOnTheSameFolder() throws SQLException {
    try (var server = EmbeddedPostgresServer.start(dataDir, 0)) {
      assertThatThrownBy(() -> EmbeddedPostgresServer.start(dataDir, 0))
          .isInstanceOf(ServerStartException.AlreadyRunning.class);
      assertThat(ask(server.adminDataSource(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void takesOverFromProcessThatWasKilled() throws Exception {
    try (var other = OtherProcess.start(dataDir)) {
      var orphan = new PostmasterPid(dataDir.toRealPath().resolve("postgres")).running().orElseThrow();
      other.kill();
      assertThat(orphan.isAlive()).isTrue();

      try (var server = EmbeddedPostgresServer.start(dataDir, 0)) {
        assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(20));
        assertThat(ask(server.adminDataSource(), "select n from kept")).isEqualTo("42");
      }
    }
  }

  @Test
  void refusesFolderThatAnotherProcessHolds() throws Exception {
    try (var other = OtherProcess.start(dataDir)) {
      assertThatThrownBy(() -> EmbeddedPostgresServer.start(dataDir, 0))
          .isInstanceOf(ServerStartException.AlreadyRunning.class)
          .hasMessageContaining(Long.toString(other.pid()));
      other.kill();
      EmbeddedPostgresServer.start(dataDir, 0).close();
    }
  }

  @Test
  void closesOnlyItsOwnServerWhenClosedTwice() throws SQLException {
    var first = EmbeddedPostgresServer.start(dataDir, 0);
    first.close();
    try (var second = EmbeddedPostgresServer.start(dataDir, 0)) {
      first.close();
      assertThat(ask(second.adminDataSource(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesPortThatIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedPostgresServer.start(dataDir, taken.getLocalPort()))
          .isInstanceOf(ServerStartException.PortTaken.class)
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
    EmbeddedPostgresServer.start(dataDir, 0).close();
  }

  @Test
  void refusesFolderOfAnotherMajorVersion() throws IOException {
    EmbeddedPostgresServer.start(dataDir, 0).close();
    Files.writeString(dataDir.resolve("postgres/PG_VERSION"), "17\n");

    assertThatThrownBy(() -> EmbeddedPostgresServer.start(dataDir, 0))
        .isInstanceOf(ServerStartException.WrongVersion.class)
        .hasMessageContaining("PostgreSQL 17");
  }

  @Test
  void refusesFolderThatCannotBeWritten() throws IOException {
    var file = Files.writeString(dataDir.resolve("file"), "");

    assertThatThrownBy(() -> EmbeddedPostgresServer.start(file.resolve("oo"), 0))
        .isInstanceOf(ServerStartException.FolderNotWritable.class);
  }

  @Test
  void worksInFolderWithBlanksInItsName() throws SQLException {
    try (var server = EmbeddedPostgresServer.start(dataDir.resolve("my data (ä)"), 0)) {
      assertThat(ask(server.adminDataSource(), "select 1")).isEqualTo("1");
      server.restart();
      assertThat(ask(server.adminDataSource(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesDiskWithoutSpaceBeforeItWritesToIt() throws IOException {
    assertThatThrownBy(() -> new PostgresFolder(dataDir, Long.MAX_VALUE).prepare())
        .isInstanceOf(ServerStartException.DiskFull.class);
    assertThat(dataDir).isEmptyDirectory();
  }

  @Test
  void startsAnewWhenTheFirstStartBrokeOffHalfway() throws IOException {
    Files.createDirectories(dataDir.resolve("postgres.new/base"));
    Files.writeString(dataDir.resolve("postgres.new/PG_VERSION"), "18\n");

    try (var server = EmbeddedPostgresServer.start(dataDir, 0)) {
      assertThat(server.isRunning()).isTrue();
    }
  }

  @Test
  void startsWhenTheNotedProcessIsSomebodyElse() throws IOException {
    EmbeddedPostgresServer.start(dataDir, 0).close();
    Files.writeString(
        dataDir.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n" + dataDir + "\n0\n5432\n");

    try (var server = EmbeddedPostgresServer.start(dataDir, 0)) {
      assertThat(server.isRunning()).isTrue();
    }
  }

  @Test
  void leavesNothingOfTemporaryServer() {
    var server = EmbeddedPostgresServer.temporary();
    var folder = server.dataDir();
    assertThat(server.isRunning()).isTrue();

    server.close();

    assertThat(folder).doesNotExist();
    assertThat(server.isRunning()).isFalse();
  }

  static void run(DataSource source, String sql) throws SQLException {
    try (var connection = source.getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String ask(DataSource source, String sql) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
