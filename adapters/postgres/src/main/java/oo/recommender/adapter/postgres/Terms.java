package oo.recommender.adapter.postgres;

import java.util.List;

/** The terms of the ledger and their numbers. What has a number keeps it. */
interface Terms {

  /** One for each; those that have none yet are given one, which is durable by the time this returns. */
  int[] numbers(List<? extends Term> terms);

  /** @throws IllegalStateException when nothing has the number */
  Term term(int number);

  default int schema(String hash) {
    return numbers(List.of(new Term.Schema(hash)))[0];
  }

  default String schema(int number) {
    return term(number) instanceof Term.Schema(var hash) ? hash : wrong(number, "feature schema");
  }

  default Term.Advice advice(int number) {
    return term(number) instanceof Term.Advice advice ? advice : wrong(number, "advice");
  }

  private <T> T wrong(int number, String what) {
    throw new IllegalStateException("term " + number + " is no " + what + ": " + term(number).text());
  }
}
