package oo.recommender.application.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.learning.UserModel;
import oo.recommender.domain.state.UserEvent;
import oo.recommender.domain.state.UserState;
import oo.recommender.domain.tip.Feedback;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.TipState;
import oo.recommender.domain.tip.UserTips;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Every port of the recommender's store over plain maps, one call at a time. */
public final class InMemoryRecommender implements RecommenderStore {

  private final Map<UUID, DecisionRecord> decisions = new TreeMap<>();
  private final Map<UUID, Tip> tips = new TreeMap<>();
  private final Map<UUID, Feedback> feedbacks = new TreeMap<>();
  private final Map<UserId, UserTips> userTips = new HashMap<>();
  private final Map<UserId, UserState> states = new HashMap<>();
  private final Map<UUID, UserId> inbox = new HashMap<>();
  private final Map<UserId, Map<String, Bound>> keys = new HashMap<>();
  private final Set<String> keysInFlight = new HashSet<>();
  private final Map<UserId, UserModel> models = new HashMap<>();
  private final List<UserEvent> outbox = new ArrayList<>();
  private final Map<String, ShadowDecision> shadows = new LinkedHashMap<>();
  private Runnable beforeNextWrite = () -> {};

  private record Bound(IdempotencyKey key, UUID result, Instant since) {}

  /** As if a request with this key were being served. */
  public void hold(IdempotencyKey key) {
    keysInFlight.add(key.value());
  }

  /** Runs once, between a use case's read and its write. */
  public void beforeNextWrite(Runnable interference) {
    beforeNextWrite = interference;
  }

  private void interfere() {
    var interference = beforeNextWrite;
    beforeNextWrite = () -> {};
    interference.run();
  }

  public synchronized List<UserEvent> outbox() {
    return List.copyOf(outbox);
  }

  public synchronized List<DecisionRecord> ledger() {
    return List.copyOf(decisions.values());
  }

  public synchronized List<Feedback> reactions() {
    return List.copyOf(feedbacks.values());
  }

  private @Nullable Bound bound(UserId user, IdempotencyKey key) {
    return keys.getOrDefault(user, Map.of()).get(key.value());
  }

  private void bind(UserId user, @Nullable IdempotencyKey key, UUID result, Instant since) {
    if (key != null) {
      keys.computeIfAbsent(user, any -> new HashMap<>()).put(key.value(), new Bound(key, result, since));
    }
  }

  private boolean stale(UserId user, @Nullable UserTips becomes) {
    return becomes != null && becomes.version() != userTips.getOrDefault(user, UserTips.NONE).version();
  }

  private void save(UserId user, @Nullable UserTips becomes) {
    if (becomes != null) {
      userTips.put(user, new UserTips(
          becomes.version() + 1, becomes.open(), becomes.day(), becomes.tipsThatDay(), becomes.lastTipAt(),
          becomes.lastPushAt(), becomes.never(), becomes.snoozes(), becomes.rests(), becomes.shown(), becomes.done()));
    }
  }

  @Override
  public Users users() {
    return user -> {
      synchronized (this) {
        var known = userTips.getOrDefault(user, UserTips.NONE);
        return new Users.Known(
            states.getOrDefault(user, UserState.EMPTY), known, known.open() == null ? null : tips.get(known.open().id()),
            models.getOrDefault(user, UserModel.EMPTY));
      }
    };
  }

  @Override
  public Decisions decisions() {
    return new InMemoryDecisions();
  }

  @Override
  public Feedbacks feedbacks() {
    return new InMemoryFeedbacks();
  }

  @Override
  public Tips tips() {
    return new InMemoryTips();
  }

  @Override
  public UserStates userStates() {
    return new InMemoryUserStates();
  }

  @Override
  public synchronized List<String> events(UserId user) {
    return outbox.stream().filter(event -> event.user().equals(user)).map(event -> event.getClass().getSimpleName())
        .toList();
  }

  @Override
  public ShadowDecisions shadowDecisions() {
    return looked -> {
      synchronized (this) {
        looked.forEach(shadow -> shadows.putIfAbsent(shadow.decision() + " " + shadow.policy(), shadow));
      }
    };
  }

  @Override
  public synchronized List<ShadowDecision> shadows(UserId user) {
    return shadows.values().stream().filter(shadow -> shadow.user().equals(user)).toList();
  }

  private final class InMemoryDecisions implements Decisions {

    @Override
    public Outcome append(Append append) {
      interfere();
      synchronized (InMemoryRecommender.this) {
        var record = append.record();
        if (decisions.containsKey(record.id())) {
          return new Outcome.Appended();
        }
        var told = told(record.user(), append.key());
        if (told != null) {
          return told;
        }
        if (stale(record.user(), append.tips())) {
          return new Outcome.Conflict();
        }
        decisions.put(record.id(), record);
        if (record.answer() instanceof Answer.Offered offered) {
          tips.put(offered.id(), record.tip(offered));
        }
        if (append.skipped() != null) {
          tips.computeIfPresent(append.skipped(), (id, tip) -> tip.in(new TipState.Skipped(record.at())));
        }
        save(record.user(), append.tips());
        InMemoryRecommender.this.bind(record.user(), append.key(), record.id(), record.at());
        outbox.add(record.event());
        return new Outcome.Appended();
      }
    }

    @Override
    public Outcome bind(UserId user, IdempotencyKey key, UUID decision, Instant at) {
      synchronized (InMemoryRecommender.this) {
        var told = told(user, key);
        if (told == null) {
          InMemoryRecommender.this.bind(user, key, decision, at);
        }
        return told == null ? new Outcome.Appended() : told;
      }
    }

    private @Nullable Outcome told(UserId user, @Nullable IdempotencyKey key) {
      if (key == null) {
        return null;
      }
      if (keysInFlight.contains(key.value())) {
        return new Outcome.InFlight();
      }
      var bound = bound(user, key);
      if (bound == null) {
        return null;
      }
      return bound.key().equals(key)
          ? new Outcome.AnsweredBefore(decisions.get(bound.result()), bound.since())
          : new Outcome.KeyReused();
    }

    @Override
    public @Nullable DecisionRecord find(UserId user, UUID decision) {
      synchronized (InMemoryRecommender.this) {
        var record = decisions.get(decision);
        return record != null && record.user().equals(user) ? record : null;
      }
    }

    @Override
    public void each(Selection selection, Consumer<DecisionRecord> reader) {
      ledger().stream().filter(record -> selected(record, selection)).forEach(reader);
    }

    @Override
    public long count(Selection selection) {
      return ledger().stream().filter(record -> selected(record, selection)).count();
    }

    private static boolean selected(DecisionRecord record, Selection selection) {
      return (selection.user() == null || record.user().equals(selection.user()))
          && (selection.since() == null || !record.at().isBefore(selection.since()))
          && (selection.until() == null || record.at().isBefore(selection.until()));
    }
  }

  private final class InMemoryFeedbacks implements Feedbacks {

    @Override
    public Found find(UserId user, UUID id, @Nullable IdempotencyKey key) {
      synchronized (InMemoryRecommender.this) {
        var bound = key == null ? null : bound(user, key);
        if (bound != null) {
          return bound.key().equals(key)
              ? new Found.AnsweredBefore(feedbacks.get(bound.result()))
              : new Found.KeyReused();
        }
        var tip = tips.get(id);
        return tip == null || !tip.user().equals(user)
            ? new Found.NotFound()
            : new Found.Reacting(tip, userTips.getOrDefault(user, UserTips.NONE));
      }
    }

    @Override
    public Outcome append(Append append) {
      interfere();
      synchronized (InMemoryRecommender.this) {
        var feedback = append.feedback();
        var told = append.key() == null ? null : told(feedback.user(), append.key());
        if (told != null) {
          return told;
        }
        var change = append.change();
        if (change != null && stale(feedback.user(), change.tips())) {
          return new Outcome.Conflict();
        }
        feedbacks.put(feedback.id(), feedback);
        bind(feedback.user(), append.key(), feedback.id(), feedback.at());
        if (change != null) {
          tips.put(change.tip().id(), change.tip());
          save(feedback.user(), change.tips());
          outbox.add(change.event());
        }
        return new Outcome.Appended();
      }
    }

    private @Nullable Outcome told(UserId user, IdempotencyKey key) {
      if (keysInFlight.contains(key.value())) {
        return new Outcome.InFlight();
      }
      var bound = bound(user, key);
      if (bound == null) {
        return null;
      }
      return bound.key().equals(key)
          ? new Outcome.AnsweredBefore(feedbacks.get(bound.result()))
          : new Outcome.KeyReused();
    }
  }

  private final class InMemoryTips implements Tips {

    @Override
    public @Nullable Tip find(UserId user, UUID id) {
      synchronized (InMemoryRecommender.this) {
        var tip = tips.get(id);
        return tip == null || !tip.user().equals(user) ? null : tip;
      }
    }

    @Override
    public List<Tip> newest(UserId user, @Nullable TipKind kind, @Nullable UUID before, int limit) {
      synchronized (InMemoryRecommender.this) {
        return tips.values().stream()
            .filter(tip -> tip.user().equals(user))
            .filter(tip -> kind == null || tip.content().kind() == kind)
            .filter(tip -> before == null || tip.id().compareTo(before) < 0)
            .sorted(Comparator.comparing(Tip::id).reversed()).limit(limit).toList();
      }
    }
  }

  private final class InMemoryUserStates implements UserStates {

    @Override
    public boolean apply(UUID message, UserId user, UnaryOperator<UserState> change) {
      synchronized (InMemoryRecommender.this) {
        if (inbox.containsKey(message)) {
          return false;
        }
        states.put(user, change.apply(states.getOrDefault(user, UserState.EMPTY)));
        inbox.put(message, user);
        return true;
      }
    }

    @Override
    public void clear(@Nullable UserId user) {
      synchronized (InMemoryRecommender.this) {
        states.keySet().removeIf(any -> user == null || any.equals(user));
        inbox.values().removeIf(any -> user == null || any.equals(user));
      }
    }
  }
}
