package oo.recommender.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import oo.recommender.domain.Advice;
import oo.recommender.domain.TipKind;
import org.junit.jupiter.api.Test;

/** What every advice library promises. */
public abstract class AdviceLibraryContract {

  /** A library with advice in it, opened anew. */
  protected abstract AdviceLibrary open();

  @Test
  void holdsAdvice() {
    assertThat(open().all()).isNotEmpty();
  }

  @Test
  void ordersByUniqueSlugs() {
    assertThat(open().all()).extracting(Advice::slug).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void givesTheSameAdviceEachTimeAndAfterOpeningAgain() {
    var library = open();

    assertThat(library.all()).isEqualTo(library.all()).isEqualTo(open().all());
  }

  @Test
  void cannotBeChangedByItsReader() {
    List<Advice> all = open().all();

    assertThatThrownBy(all::removeLast).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void leavesTasksAndPreparationToTheCalendar() {
    assertThat(open().all()).extracting(Advice::kind).doesNotContain(TipKind.TASK, TipKind.PREPARATION);
  }

  @Test
  void asksForNoMoreFreeTimeThanItAllows() {
    assertThat(open().all()).allSatisfy(advice -> {
      assertThat(advice.effort().toMinutes()).isBetween(1L, (long) advice.when().minFreeMinutes());
      assertThat(advice.when().maxFreeMinutes()).isGreaterThanOrEqualTo(advice.when().minFreeMinutes());
    });
  }
}
