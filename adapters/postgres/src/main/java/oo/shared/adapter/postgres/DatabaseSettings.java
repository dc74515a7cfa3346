package oo.shared.adapter.postgres;

import java.time.Duration;

/**
 * How one module reaches its schema.
 *
 * @param url JDBC URL, with the TLS settings but without user and password
 * @param role the module's own role, whose search_path is its schema
 * @param poolSize most connections open at a time
 * @param connectionTimeout how long a caller waits for a connection, at least 250 ms
 * @param statementTimeout how long the server works on one statement
 * @param transactionTimeout how long a transaction may stay open; one that writes holds back every relay meanwhile
 * @param socketTimeout how long to wait for an answer of a server that has gone, longer than {@code statementTimeout}
 */
public record DatabaseSettings(
    String url,
    String role,
    String password,
    int poolSize,
    Duration connectionTimeout,
    Duration statementTimeout,
    Duration transactionTimeout,
    Duration socketTimeout) {

  public DatabaseSettings {
    if (socketTimeout.compareTo(statementTimeout) <= 0) {
      throw new IllegalArgumentException("socketTimeout must be longer than statementTimeout");
    }
  }

  /** Connections within 2 s, statements within 5 s, transactions within 20 s, answers within 10 s. */
  public static DatabaseSettings of(String url, String role, String password, int poolSize) {
    return new DatabaseSettings(url, role, password, poolSize,
        Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(10));
  }

  @Override
  public String toString() {
    return role + " at " + url;
  }
}
