package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.LedgerTerm.LEDGER_TERM;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import oo.shared.adapter.postgres.BatchStatement;
import oo.shared.adapter.postgres.Input;
import oo.shared.adapter.postgres.Inputs;
import oo.shared.adapter.postgres.ModuleDatabase;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The terms that this process has met, and the table of all. They are as many as there is advice, and are remembered.
 *
 * <p>They are looked for and inserted in transactions of their own: a number that is rolled back would be given to something
 * else, and an older snapshot would not show what another process has just inserted.
 */
final class PostgresTerms implements Terms {

  private final ModuleDatabase database;
  private final BatchStatement<Term> find;
  private final BatchStatement<Term> insert;
  private final Map<Term, Integer> numbers = new ConcurrentHashMap<>();
  private final Map<Integer, Term> terms = new ConcurrentHashMap<>();

  PostgresTerms(ModuleDatabase database) {
    this.database = database;
    var inputs = new Inputs<Term>();
    var text = inputs.column("term", SQLDataType.CLOB, Term::text);
    this.find = inputs.statement(database, found(inputs, text));
    this.insert = inputs.statement(database, written(inputs, text));
  }

  private static Select<?> found(Inputs<Term> inputs, Input<String> text) {
    return DSL.with(inputs.table()).select(LEDGER_TERM.NUMBER, LEDGER_TERM.TERM).from(LEDGER_TERM)
        .where(LEDGER_TERM.TERM.in(DSL.select(text.in(Inputs.NAME)).from(DSL.table(DSL.name(Inputs.NAME)))));
  }

  private static Select<?> written(Inputs<Term> inputs, Input<String> text) {
    var written = DSL.name("written");
    return DSL.with(inputs.table())
        .with(written.as(DSL.insertInto(LEDGER_TERM, LEDGER_TERM.TERM)
            .select(DSL.select(text.in(Inputs.NAME)).from(DSL.table(DSL.name(Inputs.NAME))).orderBy(text.in(Inputs.NAME)))
            .onConflictDoNothing().returning(LEDGER_TERM.NUMBER)))
        .select(DSL.count()).from(written);
  }

  @Override
  public int[] numbers(List<? extends Term> wanted) {
    var found = new int[wanted.size()];
    for (int i = 0; i < found.length; i++) {
      var number = numbers.get(wanted.get(i));
      if (number == null) {
        learn(wanted);
        number = numbers.get(wanted.get(i));
      }
      found[i] = number;
    }
    return found;
  }

  /** Inserts only what is not there: an identity is counted up by conflicts too. */
  private synchronized void learn(List<? extends Term> wanted) {
    find.fetch(missing(wanted), this::remembered);
    var fresh = missing(wanted);
    if (!fresh.isEmpty()) {
      insert.fetch(fresh, written -> written);
      find.fetch(fresh, this::remembered);
    }
  }

  private List<Term> missing(List<? extends Term> wanted) {
    var missing = new ArrayList<Term>(wanted);
    missing.removeIf(numbers::containsKey);
    return missing;
  }

  private Term remembered(Record row) {
    var term = Term.parse(row.get(LEDGER_TERM.TERM));
    terms.put(row.get(LEDGER_TERM.NUMBER), term);
    numbers.put(term, row.get(LEDGER_TERM.NUMBER));
    return term;
  }

  @Override
  public Term term(int number) {
    var term = terms.get(number);
    if (term == null) {
      term = database.dsl().select(LEDGER_TERM.NUMBER, LEDGER_TERM.TERM).from(LEDGER_TERM)
          .where(LEDGER_TERM.NUMBER.eq(number)).fetchOne(this::remembered);
    }
    if (term == null) {
      throw new IllegalStateException("the ledger has no term " + number);
    }
    return term;
  }
}
