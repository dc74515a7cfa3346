package oo.recommender.adapter.advice;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import oo.recommender.domain.Advice;
import oo.recommender.domain.DayLoad;
import oo.recommender.domain.TipAction;
import oo.recommender.domain.TipKind;

/** One tip as it is written in its file, which may have any shape until the schema has been applied. */
record TipEntry(String file, int index, JsonNode json) {

  String slug() {
    return text("/slug");
  }

  /** Empty where there is no text at the pointer. */
  String text(String pointer) {
    return json.at(pointer).asText("");
  }

  boolean beforeEvent() {
    return json.at("/when/before_event").asBoolean(false);
  }

  Optional<Integer> number(String pointer) {
    return Optional.of(json.at(pointer)).filter(JsonNode::isInt).map(JsonNode::asInt);
  }

  Optional<Duration> duration(String pointer) {
    return parsed(() -> Duration.parse(text(pointer)));
  }

  Optional<LocalTime> time(String pointer) {
    return parsed(() -> LocalTime.parse(text(pointer)));
  }

  LibraryFault fault(String pointer, String message) {
    return new LibraryFault(file, slug(), "/" + index + pointer, message);
  }

  /** Only of an entry without faults. */
  Advice toAdvice() {
    return new Advice(
        slug(), TipKind.ofWireName(text("/kind")), text("/title"), text("/body"), duration("/effort").orElseThrow(),
        action(), conditions(), new Advice.Source(text("/source/claim"), text("/source/citation"), text("/source/reference")));
  }

  private TipAction action() {
    return duration("/action/length").<TipAction>map(TipAction.Timer::new).orElseGet(TipAction.None::new);
  }

  private Advice.Conditions conditions() {
    return new Advice.Conditions(
        time("/when/from").orElseThrow(), time("/when/to").orElseThrow(), oneOrAll("/when/weekdays", DayOfWeek.class),
        number("/when/free_minutes/min").orElseThrow(), number("/when/free_minutes/max").orElse(Integer.MAX_VALUE),
        oneOrAll("/when/loads", DayLoad.class), beforeEvent());
  }

  private <E extends Enum<E>> Set<E> oneOrAll(String pointer, Class<E> type) {
    var named = json.at(pointer);
    return named.isMissingNode()
        ? Arrays.stream(type.getEnumConstants()).collect(toUnmodifiableSet())
        : elements(named).map(name -> Enum.valueOf(type, name.asText().toUpperCase(Locale.ROOT))).collect(toUnmodifiableSet());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static <T> Optional<T> parsed(Supplier<T> parse) {
    try {
      return Optional.of(parse.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
