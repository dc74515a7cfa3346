package oo.shared.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serial;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureSummaryTest {

  @Test
  void saysWhatAndWhereButNotWhatTheExceptionSays() {
    var failure = new IllegalStateException("Ada's dentist", new SQLException("row (Ada's dentist)", "23505"));
    assertThat(FailureSummary.of(failure))
        .matches("IllegalStateException at FailureSummaryTest\\.\\w+:\\d+, caused by SQLException 23505 at FailureSummaryTest\\.\\w+:\\d+");
  }

  @Test
  void repeatsAnExceptionThatHoldsNothingOfAUser() {
    assertThat(FailureSummary.of(new Unreadable("user_id is missing", new IllegalStateException("secret"))))
        .startsWith("Unreadable: user_id is missing, caused by IllegalStateException").doesNotContain("secret");
  }

  @Test
  void isNeverLong() {
    assertThat(FailureSummary.of(new Unreadable("x".repeat(10_000), null))).hasSize(500);
  }

  @Test
  void endsWhereCausesGoRound() {
    var first = new IllegalStateException("secret");
    first.initCause(new IllegalArgumentException("secret", first));
    assertThat(FailureSummary.of(first)).startsWith("IllegalStateException").doesNotContain("secret");
  }

  private static final class Unreadable extends RuntimeException implements ContentFree {

    @Serial private static final long serialVersionUID = 1L;

    Unreadable(String message, @org.jspecify.annotations.Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
