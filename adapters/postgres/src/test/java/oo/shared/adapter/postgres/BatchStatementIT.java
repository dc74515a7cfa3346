package oo.shared.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jooq.DataType;
import org.jooq.JSON;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** What goes to the server as inputs comes back as it was. */
class BatchStatementIT {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final ModuleDatabase PROFILE = DATABASE.open("profile");
  private static final Instant FIRST = Instant.parse("-4712-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("+294276-12-31T23:59:59.999999Z");

  /** One value of each type, of which any may be missing. */
  record Row(
      @Nullable UUID id, @Nullable Long number, @Nullable Double real, @Nullable Boolean flag, @Nullable Instant at,
      byte @Nullable [] bytes, @Nullable String text, @Nullable JSON json) {

    List<Object> values() {
      return Arrays.asList(
          id, number, real, flag, at, bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1), text, json == null ? null : json.data());
    }
  }

  @AfterContainer
  static void close() {
    DATABASE.close();
  }

  private static List<Row> there(List<Row> rows) {
    var inputs = new Inputs<Integer>();
    var place = inputs.column("place", SQLDataType.INTEGER, one -> one);
    var id = inputs.column("id", SQLDataType.UUID, of(rows, Row::id));
    var number = inputs.column("number", SQLDataType.BIGINT, of(rows, Row::number));
    var half = inputs.column("half", SQLDataType.INTEGER, of(rows, BatchStatementIT::half));
    var real = inputs.column("real", SQLDataType.DOUBLE, of(rows, Row::real));
    var flag = inputs.column("flag", SQLDataType.BOOLEAN, of(rows, Row::flag));
    var at = inputs.column("at", SQLDataType.INSTANT, of(rows, Row::at));
    var bytes = inputs.column("bytes", SQLDataType.BLOB, of(rows, Row::bytes));
    var text = inputs.column("text", SQLDataType.CLOB, of(rows, Row::text));
    var json = inputs.column("json", SQLDataType.JSON, of(rows, Row::json));
    var statement = inputs.statement(
        PROFILE, DSL.with(inputs.table()).select(inputs.in(Inputs.NAME)).from(DSL.name(Inputs.NAME)));
    var places = new ArrayList<Integer>();
    rows.forEach(_ -> places.add(places.size()));
    return statement
        .fetch(places, row -> {
          var back = new Row(
              row.get(id.field()), row.get(number.field()), row.get(real.field()), row.get(flag.field()), row.get(at.field()),
              row.get(bytes.field()), row.get(text.field()), row.get(json.field()));
          assertThat(row.get(half.field())).isEqualTo(half(back));
          return Map.entry(row.get(place.field()), back);
        })
        .stream().sorted(Comparator.comparing(entry -> entry.getKey())).map(entry -> entry.getValue()).toList();
  }

  /** A whole number of 32 bits. */
  private static @Nullable Integer half(Row row) {
    return row.number() == null ? null : row.number().intValue();
  }

  private static <T> Function<Integer, @Nullable T> of(List<Row> rows, Function<Row, @Nullable T> value) {
    return place -> value.apply(rows.get(place));
  }

  private static void assertComesBack(List<Row> rows) {
    assertThat(there(rows).stream().map(Row::values)).isEqualTo(rows.stream().map(Row::values).toList());
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    var instants = Arbitraries.oneOf(
        Combinators.combine(
            Arbitraries.longs().between(FIRST.getEpochSecond(), LAST.getEpochSecond() - 1),
            Arbitraries.integers().between(0, 999_999)).as(BatchStatementIT::instant),
        Combinators.combine(
            Arbitraries.longs().between(946_684_800L - 3, 946_684_800L + 3),
            Arbitraries.integers().between(0, 999_999)).as(BatchStatementIT::instant));
    var letters = Arbitraries.integers().between(1, Character.MAX_CODE_POINT)
        .filter(letter -> letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE);
    var texts = letters.list().ofMaxSize(20).map(list -> list.stream().collect(
        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString());
    var bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    return Combinators.combine(
            maybe(Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new)), maybe(Arbitraries.longs()),
            maybe(Arbitraries.longs().map(Double::longBitsToDouble)), maybe(Arbitraries.of(true, false)), maybe(instants),
            maybe(bytes), maybe(texts), maybe(texts.map(text -> JSON.json("\"" + escaped(text) + "\""))))
        .as(Row::new).list().ofMaxSize(12);
  }

  private static <T> Arbitrary<@Nullable T> maybe(Arbitrary<T> values) {
    return values.injectNull(0.2);
  }

  private static Instant instant(long second, int micros) {
    return Instant.ofEpochSecond(second, micros * 1_000L);
  }

  private static String escaped(String text) {
    return text.codePoints().mapToObj(
            letter -> letter < 0x20 || letter == '"' || letter == '\\' ? String.format("\\u%04x", letter) : Character.toString(letter))
        .reduce("", String::concat);
  }

  @Property(tries = 150)
  void bringsEveryValueOfEveryTypeBack(@ForAll("rows") List<Row> rows) {
    assertComesBack(rows);
  }

  @Example
  void bringsTheEndsOfEveryTypeBack() {
    assertComesBack(List.of(
        new Row(new UUID(0, 0), Long.MIN_VALUE, Double.NaN, false, FIRST, new byte[0], "", JSON.json("{}")),
        new Row(new UUID(-1, -1), Long.MAX_VALUE, Double.POSITIVE_INFINITY, true, LAST, new byte[70_000], "𝄞 é 长 🎉",
            JSON.json("{\"𝄞\": \"\\u0000 \\ud83c\\udf89\"}")),
        new Row(null, 0L, Double.NEGATIVE_INFINITY, null, Instant.parse("1999-12-31T23:59:59.999999Z"), null, "\u0001",
            JSON.json(" null ")),
        new Row(null, -1L, -0.0, null, Instant.parse("1969-12-31T23:59:59.999999Z"), null, "x".repeat(100_000), null),
        new Row(null, null, Double.MIN_VALUE, null, Instant.parse("1600-02-29T00:00:00.000001Z"), null, null, null)));
  }

  @Example
  void bringsNothingOfNoInputsAndNullsOfEmptyOnes() {
    assertComesBack(List.of());
    assertComesBack(List.of(new Row(null, null, null, null, null, null, null, null)));
  }

  /** Or else an instant would not be the same one in a row of a batch and in a row by itself. */
  @Property(tries = 5)
  void roundsInstantsAsTheServerRoundsText(@ForAll Random random) {
    long second = random.nextLong(-62_135_596_800L, 253_402_300_800L);
    int micros = random.nextInt(999_900);
    var rows = IntStream.range(0, 200)
        // Every second one lies in the middle between two microseconds.
        .mapToObj(i -> second(i, second).plusNanos((micros + i / 2) * 1_000L + (i % 2 == 0 ? 500 : random.nextInt(1_000))))
        .map(at -> new Row(null, null, null, null, at, null, null, null)).toList();

    assertThat(there(rows).stream().map(Row::at)).isEqualTo(rows.stream().map(row -> asText(row.at())).toList());
  }

  private static Instant second(int place, long second) {
    return Instant.ofEpochSecond(place % 8 < 4 ? second : -second / 100);
  }

  private static Instant asText(Instant at) {
    return PROFILE.dsl().select(DSL.val(at, SQLDataType.INSTANT)).fetchSingle().value1();
  }

  @Example
  void refusesWhatTheServerCannotKeep() {
    for (var text : List.of("\u0000", "a\u0000b")) {
      assertRefused(new Row(null, null, null, null, null, null, text, null));
    }
    assertRefused(new Row(null, null, null, null, null, null, null, JSON.json("{")));
    assertRefused(new Row(null, null, null, null, LAST.plusSeconds(1), null, null, null));
    assertRefused(new Row(null, null, null, null, Instant.MAX, null, null, null));
    assertRefused(new Row(null, null, null, null, Instant.MIN, null, null, null));
  }

  private static void assertRefused(Row row) {
    assertThatThrownBy(() -> there(List.of(row)))
        .isInstanceOfAny(DataAccessException.class, ArithmeticException.class);
    assertComesBack(List.of());
  }

  @Example
  void refusesAStatementWithParametersBesideTheInputs() {
    var inputs = new Inputs<Long>();
    var number = inputs.column("number", SQLDataType.BIGINT, one -> one);
    var asked = number.in(Inputs.NAME);
    var table = DSL.with(inputs.table());

    assertThatThrownBy(() -> inputs.statement(
        PROFILE, table.select(asked).from(DSL.name(Inputs.NAME)).where(asked.gt(DSL.val(3L)))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 parameters");
    assertThat(inputs.statement(PROFILE, table.select(asked).from(DSL.name(Inputs.NAME)).where(asked.gt(DSL.inline(3L))))
        .fetch(List.of(3L, 4L), row -> row.get(asked))).containsExactly(4L);
  }

  @Example
  void refusesATypeThatHasNoBinaryFormatYet() {
    for (DataType<?> type : List.of(SQLDataType.SMALLINT, SQLDataType.NUMERIC, SQLDataType.JSONB, SQLDataType.LOCALDATE)) {
      assertThatThrownBy(() -> new Inputs<Long>().column("it", type, _ -> null))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
