package oo.shared.adapter.postgres;

import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The transaction that a thread is in. */
record OpenTransaction(Connection connection, Set<Runnable> afterCommit) {

  OpenTransaction(Connection connection) {
    this(connection, new LinkedHashSet<>());
  }
}
