package oo.bench.installation;

import javax.sql.DataSource;
import oo.bench.load.Request;

/** One running app on a database of its own, with its users. */
public final class Site implements AutoCloseable {

  private final Installation installation;
  private final String database;
  private final App app;
  private final Users users;
  private final Quiet quiet;

  Site(Installation installation, String database, App app, boolean relays) {
    this.installation = installation;
    this.database = database;
    this.app = app;
    try {
      app.untilAnswering(Request.bytes("GET", "/v1/tips?limit=1", installation.issuer().token("first"), "", "", ""));
    } catch (RuntimeException failed) {
      app.close();
      throw failed;
    }
    this.users = new Users(installation.issuer(), app.port());
    this.quiet = new Quiet(admin(), app, installation.postgres().pid(), relays);
  }

  public App app() {
    return app;
  }

  public Users users() {
    return users;
  }

  public Quiet quiet() {
    return quiet;
  }

  public String database() {
    return database;
  }

  public Issuer issuer() {
    return installation.issuer();
  }

  /** Connections of the superuser to this site's database. */
  public DataSource admin() {
    return installation.postgres().adminDataSource(database);
  }

  @Override
  public void close() {
    app.close();
  }
}
