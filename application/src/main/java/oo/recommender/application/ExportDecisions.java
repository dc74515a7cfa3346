package oo.recommender.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import oo.recommender.application.port.DecisionRewards;
import oo.recommender.application.port.DecisionSink;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Profiles;
import oo.recommender.domain.Consent;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.export.ExportedDecision;
import oo.recommender.domain.export.Pseudonyms;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.shared.domain.UserId;

/**
 * Hands out the ledger for use elsewhere: of users who consent to the purpose at that moment, under pseudonyms, and as far
 * as their feature schema can be assembled.
 */
public final class ExportDecisions {

  private static final int BLOCK = 500;
  private static final int MOST_REMEMBERED = 100_000;

  private final Decisions decisions;
  private final Profiles profiles;
  private final DecisionRewards rewards;
  private final Map<String, FeatureAssembler> assemblers;

  /** @param assemblers one for each feature schema that can still be assembled */
  public ExportDecisions(
      Decisions decisions, Profiles profiles, DecisionRewards rewards, List<FeatureAssembler> assemblers) {
    this.decisions = decisions;
    this.profiles = profiles;
    this.rewards = rewards;
    this.assemblers = assemblers.stream()
        .collect(Collectors.toUnmodifiableMap(FeatureAssembler::schemaHash, Function.identity()));
  }

  /** @param purpose that the export serves, which its users have consented to */
  public record Command(Decisions.Selection selection, Consent purpose, Pseudonyms pseudonyms) {}

  /** @throws UncheckedIOException when the sink fails */
  public Report execute(Command command, DecisionSink sink, Progress progress) {
    var export = new Export(command, sink, progress);
    decisions.each(command.selection(), export::take);
    export.flush();
    return export.report();
  }

  /** Told after each block: how many decisions were looked at, and when the last of them was made. */
  @FunctionalInterface
  public interface Progress {
    void at(long decisions, Instant reached);
  }

  /**
   * @param withReward of those that were exported
   * @param undrawn decisions that the format has no place for, for nothing was drawn
   * @param withoutConsent decisions that were left out because their users do not consent
   * @param unreadable decisions that were left out by the feature schema that nothing assembles any more
   */
  public record Report(
      long exported, long withReward, long undrawn, long withoutConsent, SortedMap<String, Long> unreadable) {}

  private final class Export {

    private final Command command;
    private final DecisionSink sink;
    private final Progress progress;
    private final List<DecisionRecord> block = new ArrayList<>(BLOCK);
    private final Map<UserId, Boolean> consents = new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<UserId, Boolean> eldest) {
        return size() > MOST_REMEMBERED;
      }
    };
    private final SortedMap<String, Long> unreadable = new TreeMap<>();
    private long seen;
    private long exported;
    private long withReward;
    private long undrawn;
    private long withoutConsent;

    Export(Command command, DecisionSink sink, Progress progress) {
      this.command = command;
      this.sink = sink;
      this.progress = progress;
    }

    void take(DecisionRecord record) {
      seen++;
      var draw = record.draw();
      if (!consents.computeIfAbsent(record.user(), user -> profiles.of(user).allows(command.purpose()))) {
        withoutConsent++;
      } else if (draw != null && !assemblers.containsKey(draw.schemaHash())) {
        unreadable.merge(draw.schemaHash(), 1L, Long::sum);
      } else {
        block.add(record);
      }
      if (block.size() == BLOCK) {
        flush();
      }
      if (seen % BLOCK == 0) {
        progress.at(seen, record.at());
      }
    }

    void flush() {
      var known = rewards.of(block.stream().filter(record -> record.draw() != null).map(DecisionRecord::id).toList());
      try {
        for (var record : block) {
          var reward = known.get(record.id());
          var assembler = record.draw() == null ? null : assemblers.get(record.draw().schemaHash());
          if (sink.write(ExportedDecision.of(record, assembler, reward, command.pseudonyms()))) {
            exported++;
            withReward += reward == null ? 0 : 1;
          } else {
            undrawn++;
          }
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      block.clear();
    }

    Report report() {
      return new Report(exported, withReward, undrawn, withoutConsent, unreadable);
    }
  }
}
