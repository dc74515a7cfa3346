package oo.shared.adapter.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/** Sessions that can change nothing and do not wait long. */
final class ReadOnlyAccess {

  private final String url;
  private final String admin;
  private final String adminPassword;

  ReadOnlyAccess(String url, String admin, String adminPassword) {
    this.url = url;
    this.admin = admin;
    this.adminPassword = adminPassword;
  }

  String admin() {
    return admin;
  }

  /** @throws IllegalArgumentException when the URL is none */
  <T> T asAdmin(Function<DSLContext, T> work) throws SQLException {
    return as(admin, adminPassword, work);
  }

  <T> T as(String user, String password, Function<DSLContext, T> work) throws SQLException {
    try (Connection connection = sessions(user, password).getConnection()) {
      return work.apply(DSL.using(connection, SQLDialect.POSTGRES, new Settings().withFetchWarnings(false)));
    }
  }

  DataSource adminSessions() {
    return sessions(admin, adminPassword);
  }

  private PGSimpleDataSource sessions(String user, String password) {
    var source = source();
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("oo-doctor");
    source.setConnectTimeout(3);
    source.setLoginTimeout(4);
    source.setSocketTimeout(6);
    source.setLogServerErrorDetail(false);
    source.setOptions("-c default_transaction_read_only=on -c statement_timeout=5000");
    return source;
  }

  private PGSimpleDataSource source() {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }

  /** Where it is, without the URL's parameters: one of them may be a password. */
  String place() {
    var source = source();
    return source.getServerNames()[0] + ":" + port(source) + "/" + source.getDatabaseName();
  }

  /** A shell's line that has the admin run a statement; it asks for the password. */
  String psql(String statement) {
    return psql(source().getDatabaseName(), "-c \"" + statement + '"');
  }

  String psql(String database, String rest) {
    return "psql " + where() + " -d " + database + ' ' + rest;
  }

  String where() {
    var source = source();
    return "-h " + source.getServerNames()[0] + " -p " + port(source) + " -U " + admin;
  }

  String database() {
    return String.valueOf(source().getDatabaseName());
  }

  private static int port(PGSimpleDataSource source) {
    int port = source.getPortNumbers()[0];
    return port == 0 ? 5432 : port;
  }
}
