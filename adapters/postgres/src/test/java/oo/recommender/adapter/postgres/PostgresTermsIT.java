package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.LedgerTerm.LEDGER_TERM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import oo.recommender.domain.TipKind;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.adapter.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresTermsIT {

  private static final TestDatabase TEST_DATABASE = TestDatabase.create();
  private static final ModuleDatabase DATABASE = TEST_DATABASE.open("recommender");

  @AfterAll
  static void close() {
    TEST_DATABASE.close();
  }

  private static List<Term> advice(String slug, int count) {
    return IntStream.range(0, count).<Term>mapToObj(i ->
        new Term.Advice("advice:" + slug + " " + i, TipKind.values()[i % 11], i, i % 2 == 0)).toList();
  }

  @Test
  void anotherProcessHasTheSameNumbersAndReadsThem() {
    var terms = new ArrayList<>(advice("walk", 30));
    terms.add(new Term.Schema("abc"));

    var numbers = new PostgresTerms(DATABASE).numbers(terms);

    var other = new PostgresTerms(DATABASE);
    assertThat(IntStream.of(numbers).mapToObj(other::term)).isEqualTo(terms);
    assertThat(new PostgresTerms(DATABASE).numbers(terms)).isEqualTo(numbers).doesNotHaveDuplicates();
    assertThat(other.schema(numbers[30])).isEqualTo("abc");
    assertThatThrownBy(() -> other.advice(numbers[30])).hasMessageContaining("is no advice: schema abc");
  }

  @Test
  void manyWhoMeetATermAtOnceAgreeOnItsNumber() throws Exception {
    int processes = 8;
    var terms = advice("contended", 40);
    var together = new CountDownLatch(processes);
    try (var threads = Executors.newFixedThreadPool(processes)) {
      var all = new ArrayList<Future<int[]>>();
      for (int i = 0; i < processes; i++) {
        // Each from another end, so that some wait for each other's rows.
        var turned = i % 2 == 0 ? terms : terms.reversed();
        all.add(threads.submit(() -> {
          var own = new PostgresTerms(DATABASE);
          together.countDown();
          together.await();
          own.numbers(turned);
          return own.numbers(terms);
        }));
      }
      for (var one : all) {
        assertThat(one.get()).isEqualTo(all.getFirst().get());
      }
    }
  }

  /** Else a number could stand in a row that is kept, and then be given to something else. */
  @Test
  void aNumberOutlivesTheTransactionThatItWasGivenIn() {
    var terms = new PostgresTerms(DATABASE);
    var numbers = new ArrayList<Integer>();

    assertThatThrownBy(() -> new PostgresTransactions(DATABASE).call(() -> {
      numbers.add(terms.schema("of a transaction that fails"));
      throw new IllegalArgumentException("rolled back");
    })).hasMessage("rolled back");

    assertThat(new PostgresTerms(DATABASE).schema(numbers.getFirst())).isEqualTo("of a transaction that fails");
  }

  @Test
  void whatNobodyNumberedIsNotMadeUp() {
    var terms = new PostgresTerms(DATABASE);

    assertThatThrownBy(() -> terms.term(Integer.MAX_VALUE)).hasMessage("the ledger has no term 2147483647");
    int later = DATABASE.dsl().insertInto(LEDGER_TERM).set(LEDGER_TERM.TERM, "place 7 indoors").returning(LEDGER_TERM.NUMBER)
        .fetchSingle().getNumber();
    assertThat(terms.term(later)).isEqualTo(new Term.Unknown("place 7 indoors"));
  }

  @Test
  void noTermIsChangedOrTakenAway() {
    int number = new PostgresTerms(DATABASE).schema("kept");

    assertThatThrownBy(() -> DATABASE.dsl().deleteFrom(LEDGER_TERM).where(LEDGER_TERM.NUMBER.eq(number)).execute())
        .hasMessageContaining("rows of ledger_term are never changed");
    assertThatThrownBy(() -> DATABASE.dsl().update(LEDGER_TERM).set(LEDGER_TERM.TERM, "x").where(LEDGER_TERM.NUMBER.eq(number))
        .execute()).hasMessageContaining("rows of ledger_term are never changed");
  }
}
