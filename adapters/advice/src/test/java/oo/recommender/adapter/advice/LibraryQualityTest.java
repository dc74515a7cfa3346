package oo.recommender.adapter.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import oo.recommender.domain.Advice;
import oo.recommender.domain.TipAction;
import org.junit.jupiter.api.Test;

/** What can be said by a program about whether the advice is any good; the rest is review. */
class LibraryQualityTest {

  private final List<Advice> library = new YamlAdviceLibrary().all();
  private static final Pattern FACT_OF_EVENT = Pattern.compile("\\{(free_minutes|next_event_at|until)}");
  private static final Pattern ANY_FACT = Pattern.compile("\\{(free_minutes|next_event_at|until|local_time|weekday)}");

  /** Phrases that say nothing, shame, diagnose or promise too much. */
  private static final Pattern BANNED = Pattern.compile(
      "\\b(take a break|stay hydrated|drink (more|enough) water|get (enough|more) sleep|stay positive|be mindful|be productive"
          + "|stay focused|remember to|don't forget|make sure to|eat healthy|healthy diet|work smarter|self-care|listen to your body"
          + "|treat yourself|believe in yourself|studies show|science says|scientifically proven|proven to|guarantee\\w*"
          + "|boosts? your|supercharge|hack|lazy|guilty|should have|bad habit|lose weight|calories|burn fat"
          + "|cure[sd]?|heal[s]?|diagnos\\w+|depression|medication|always works|everyone knows|willpower|power pose)\\b");

  /** Retracted or contested work, by name. */
  private static final Pattern UNTRUSTED =
      Pattern.compile("wansink|kniffin|\\bgino\\b|stapel|ego.depletion|power.pos|retract", Pattern.CASE_INSENSITIVE);

  @Test
  void saysNothingThatIsFiller() {
    assertThat(library).allSatisfy(tip ->
        assertThat((tip.title() + " " + tip.body()).toLowerCase(Locale.ROOT)).as(tip.slug()).doesNotContainPattern(BANNED));
  }

  @Test
  void saysNothingTwice() {
    for (int i = 0; i < library.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(likeness(library.get(i).body(), library.get(j).body()))
            .as("%s against %s", library.get(i).slug(), library.get(j).slug()).isLessThan(0.35);
        assertThat(likeness(library.get(i).title(), library.get(j).title()))
            .as("titles of %s and %s", library.get(i).slug(), library.get(j).slug()).isLessThan(0.5);
      }
    }
  }

  @Test
  void tellsLikeTextsFromUnlikeOnes() {
    assertThat(likeness("Step outside for ten minutes.", "Step outside for 12 minutes!")).isGreaterThan(0.6);
    assertThat(likeness("Step outside for ten minutes.", "Write down three suppers.")).isLessThan(0.1);
  }

  @Test
  void knowsEveryFactThatItSpeaksOf() {
    assertThat(library).allSatisfy(tip -> {
      var text = tip.title() + tip.body();
      assertThat(ANY_FACT.matcher(text).replaceAll("")).as(tip.slug()).doesNotContain("{", "}");
      assertThat(tip.when().beforeEvent() || !FACT_OF_EVENT.matcher(text).find()).as(tip.slug()).isTrue();
    });
  }

  /** A condition on an event ahead without a word on it would hide the tip for nothing. */
  @Test
  void speaksOfTheEventWhereverItAsksForOne() {
    assertThat(library).filteredOn(tip -> tip.when().beforeEvent())
        .allSatisfy(tip -> assertThat(tip.title() + tip.body()).as(tip.slug()).containsPattern(FACT_OF_EVENT))
        .hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void takesNoLongerThanTheTimeThatItAsksFor() {
    assertThat(library).allSatisfy(tip -> {
      assertThat(tip.effort().toMinutes()).as(tip.slug()).isLessThanOrEqualTo(tip.when().minFreeMinutes());
      if (tip.action() instanceof TipAction.Timer(var length)) {
        assertThat(length).as(tip.slug()).isPositive().isLessThanOrEqualTo(tip.effort());
      }
    });
  }

  @Test
  void namesASourceThatCanBeFoundAndTrusted() {
    assertThat(library).allSatisfy(tip -> {
      assertThat(tip.source().reference()).as(tip.slug()).matches("(doi:10\\.|isbn:|https://).+");
      assertThat(tip.source().citation()).as(tip.slug()).containsPattern("\\((19|20)\\d\\d\\)").doesNotContainPattern(UNTRUSTED);
      assertThat(tip.source().claim()).as(tip.slug()).doesNotContainPattern(UNTRUSTED).endsWith(".");
    });
  }

  @Test
  void leansOnManySourcesRatherThanOne() {
    assertThat(library).extracting(tip -> tip.source().reference()).doesNotHaveDuplicates();
  }

  @Test
  void readsNoFileThatIsNotThereAndLeavesNoneUnread() throws IOException {
    try (var files = Files.list(Path.of("../../contracts/advice/library"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(LibraryReader.KINDS.stream().map(kind -> kind.wireName() + ".yaml").toList());
    }
  }

  /** Jaccard likeness of the sets of three letters in a row. */
  private static double likeness(String one, String other) {
    var union = trigrams(one);
    var shared = new HashSet<>(union);
    shared.retainAll(trigrams(other));
    union.addAll(trigrams(other));
    return (double) shared.size() / union.size();
  }

  private static Set<String> trigrams(String text) {
    var plain = text.toLowerCase(Locale.ROOT).replaceAll("\\{\\w+}", "").replaceAll("[^a-z0-9]+", " ").strip();
    return IntStream.range(0, plain.length() - 2).mapToObj(i -> plain.substring(i, i + 3)).collect(Collectors.toCollection(HashSet::new));
  }
}
