package oo.integrations.application.port;

import static oo.integrations.application.Fixtures.NOW;
import static oo.integrations.application.Fixtures.id;
import static oo.integrations.application.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import oo.integrations.domain.ImportReport;
import oo.integrations.domain.SkippedComponent;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

public abstract class ImportsContract {

  private static final IdempotencyKey KEY = new IdempotencyKey("key", new byte[] {1, 2, 3});

  private final UserId ada = user();
  private final ImportReport report = new ImportReport(id(), id(), true, 1, 2, 3, 4, 5, 6, List.of(
      new SkippedComponent("VEVENT", 12, SkippedComponent.Code.MISSING_START, "The event has no DTSTART, “alas”."),
      new SkippedComponent("VTODO", 99, SkippedComponent.Code.UNCLOSED, "")));

  /** Empty. */
  protected abstract CalendarStore store();

  @Test
  void givesBackAReport() {
    in(imports -> {
      imports.add(ada, report, null, NOW);
      return report;
    });
    assertThat(this.<ImportReport>in(imports -> imports.get(report.id()))).isEqualTo(report);
  }

  @Test
  void leadsFromAKeyToItsReport() {
    assertThat(claim(ada, KEY)).isEqualTo(new IdempotencyClaim.Free());
    addUnderKey();
    assertThat(claim(ada, KEY)).isEqualTo(new IdempotencyClaim.SameRequest(report.id()));
    assertThat(claim(ada, new IdempotencyKey("key", new byte[] {4}))).isEqualTo(new IdempotencyClaim.OtherRequest());
    assertThat(claim(user(), KEY)).isEqualTo(new IdempotencyClaim.Free());
  }

  @Test
  void forgetsOnlyReportsThatNoKeyLeadsTo() {
    addUnderKey();
    assertThat(this.<Integer>in(imports -> imports.forgetOld(NOW.plus(Duration.ofDays(7))))).isZero();
    assertThat(claim(ada, KEY)).isEqualTo(new IdempotencyClaim.SameRequest(report.id()));
    assertThat(this.<Integer>in(imports -> imports.forgetOld(NOW.plus(Duration.ofDays(15))))).isEqualTo(1);
    assertThat(claim(ada, KEY)).isEqualTo(new IdempotencyClaim.Free());
  }

  private void addUnderKey() {
    in(imports -> {
      imports.add(ada, report, KEY, NOW);
      return report;
    });
  }

  private IdempotencyClaim claim(UserId user, IdempotencyKey key) {
    return in(imports -> imports.claim(user, key));
  }

  private <T> T in(Function<Imports, T> work) {
    return store().transactions().call(() -> work.apply(store().imports()));
  }
}
