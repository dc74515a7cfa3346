package oo.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import oo.shared.application.Check;
import oo.shared.application.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DoctorTest {

  private static final List<Finding> FINE = List.of(new Finding.Fine("fine"));

  private static Check check(String name, Set<String> needs, Check.Examination examination) {
    return new Check(name, needs, Duration.ofMillis(300), examination);
  }

  private static List<Finding> examined(Check... checks) {
    return new Doctor(List.of(checks)).examine().stream().flatMap(one -> one.findings().stream()).toList();
  }

  @Test
  void givesUpOnACheckThatTakesTooLongEvenIfItDoesNotHeedThat() {
    var never = new CountDownLatch(1);
    var found = examined(check("slow", Set.of(), () -> {
      while (true) {
        try {
          never.await();
        } catch (InterruptedException deaf) {
          continue;
        }
      }
    }), check("quick", Set.of(), () -> FINE));

    assertThat(found).first().isInstanceOfSatisfying(Finding.Failure.class, failure -> {
      assertThat(failure.text()).isEqualTo("no answer within 300 ms");
      assertThat(failure.remedy()).startsWith("./oo doctor");
    });
    assertThat(found).last().isEqualTo(FINE.getFirst());
  }

  @Test
  void runsWhatDoesNotDependOnEachOtherSideBySide() {
    var both = new CountDownLatch(2);
    Check.Examination meet = () -> {
      both.countDown();
      assertThat(both.await(200, TimeUnit.MILLISECONDS)).isTrue();
      return FINE;
    };

    assertThat(examined(check("one", Set.of(), meet), check("two", Set.of(), meet))).containsOnly(FINE.getFirst());
  }

  @Test
  void passesOverWhatNeedsAFailureAndWhatNeedsThat() {
    var found = examined(
        check("first", Set.of(), () -> List.of(new Finding.Failure("broken", "mend it"))),
        check("second", Set.of("first"), () -> {
          throw new AssertionError("looked at all the same");
        }),
        check("third", Set.of("second"), () -> FINE));

    assertThat(found.subList(1, 3)).containsExactly(
        new Finding.Skipped("not looked at, see first"), new Finding.Skipped("not looked at, see second"));
  }

  @Test
  void goesOnAfterAWarning() {
    assertThat(examined(
        check("first", Set.of(), () -> List.of(new Finding.Warning("odd", "look at it"))),
        check("second", Set.of("first"), () -> FINE))).last().isEqualTo(FINE.getFirst());
  }

  @Test
  void tellsThatACheckItselfIsBroken() {
    var found = examined(check("broken", Set.of(), () -> {
      throw new IllegalStateException("first line\nsecond line");
    }));

    assertThat(found).singleElement().extracting(Finding::text)
        .isEqualTo("could not be looked at: IllegalStateException: first line");
  }

  @Test
  void refusesAnOrderInWhichANeedComesLater() {
    assertThatThrownBy(() -> examined(check("first", Set.of("second"), () -> FINE), check("second", Set.of(), () -> FINE)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
