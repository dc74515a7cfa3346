package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.DecisionRecord;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Rows that code of before wrote, byte by byte: what each is, and its columns, as words of a line. */
record FormerRows(String file) {

  List<String[]> lines(String kind) {
    try (var in = FormerRows.class.getResourceAsStream(file)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(" "))
          .filter(words -> words[0].equals(kind)).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<DecisionRecord> decisions() {
    return lines("decision").stream().map(FormerRows::decision).toList();
  }

  /** From before terms had numbers: who asks for one gets none. */
  private static DecisionRecord decision(String[] words) {
    Record row = DSL.using(SQLDialect.POSTGRES).newRecord(DecisionRow.FIELDS.toArray(Field[]::new));
    row.set(DECISION.ID, UUID.fromString(words[1]));
    row.set(DECISION.USER_ID, AdaAtNoon.ADA.value());
    if (!words[3].equals("-")) {
      row.set(DECISION.POLICY, words[3]);
      row.set(DECISION.MODEL, words[4]);
      row.set(DECISION.SCHEMA_HASH, words[5]);
      row.set(DECISION.SEED, Long.valueOf(words[6]));
      row.set(DECISION.ARM, words.length > 10 ? words[10] : null);
    }
    row.set(DECISION.DOCUMENT, HexFormat.of().parseHex(words[7]));
    if (!words[8].equals("-")) {
      row.set(TIP.ID, UUID.fromString(words[8]));
      row.set(TIP.OFFERED_AT, Instant.parse(words[2]));
      row.set(TIP.DOCUMENT, HexFormat.of().parseHex(words[9]));
    }
    return DecisionRow.read(row, new InMemoryTerms());
  }
}
