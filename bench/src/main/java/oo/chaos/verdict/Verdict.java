package oo.chaos.verdict;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import oo.chaos.journal.Entry;
import oo.chaos.journal.Intent;
import oo.chaos.journal.Kind;
import oo.chaos.journal.Written;
import oo.chaos.load.Caps;
import oo.chaos.verdict.Stored.Event;
import oo.chaos.verdict.Stored.Handled;
import oo.chaos.verdict.Stored.Key;
import oo.shared.adapter.http.TypeId;

/**
 * Compares what clients were told with what is kept, both ways. What was acknowledged is there exactly once; what was begun
 * and never answered is there at most once; nothing is there that nobody asked for; and every change told one event, which
 * was handled once.
 */
public final class Verdict {

  public static final String DECIDED = "oo.recommender.tip.decided.v1";
  public static final String REACTED = "oo.recommender.tip.feedback_received.v1";
  public static final String EXPIRED = "oo.recommender.tip.expired.v1";

  private static final int TOLD = 120;

  private final Written journal;
  private final Stored stored;
  private final Map<String, UUID> userIds = new HashMap<>();
  private Faults faults = new Faults();

  /** @param userIds from names to ids */
  public Verdict(Written journal, Stored stored, Function<String, UUID> userIds) {
    this.journal = journal;
    this.stored = stored;
    journal.intents().values().forEach(intent -> this.userIds.computeIfAbsent(intent.user(), userIds));
  }

  public void into(Faults found) {
    faults = found;
    decisions();
    reactions();
    uploads();
    keys(stored.recommenderKeys(), Set.of(Kind.DECIDE, Kind.FEEDBACK));
    keys(stored.integrationsKeys(), Set.of(Kind.UPLOAD));
    events();
    caps();
  }

  private void decisions() {
    var asked = results(Kind.DECIDE, stored.recommenderKeys());
    faults.same("decisions", asked, stored.decisions().keySet());
    faults.same("events of decisions", stored.decisions().keySet(), tellings(DECIDED));
    faults.same("tips of decisions", stored.decisions().values().stream().map(Stored.Decision::tip).filter(Objects::nonNull).toList(),
        stored.tips().keySet());
    for (Entry entry : journal.taken(Kind.DECIDE)) {
      UUID id = TypeId.DECISION.uuid(entry.text("decision_id"));
      acknowledged(entry, stored.recommenderKeys(), id);
      var decision = stored.decisions().get(id);
      expect(entry, decision != null, "its decision is lost");
      if (decision != null && entry.body().has("tip_id")) {
        UUID tip = TypeId.TIP.uuid(entry.text("tip_id"));
        expect(entry, tip.equals(decision.tip()), "its decision is of another tip: " + decision);
        var row = stored.tips().get(tip);
        expect(entry, row != null && row.decision().equals(id) && row.user().equals(user(entry)), "its tip is " + row);
      }
    }
  }

  private void reactions() {
    faults.same("reactions", results(Kind.FEEDBACK, stored.recommenderKeys()), stored.feedback().keySet());
    faults.same("events of reactions",
        stored.feedback().entrySet().stream().filter(one -> !one.getValue().repeated()).map(Map.Entry::getKey).toList(), tellings(REACTED));
    var last = new HashMap<UUID, Entry>();
    for (Entry entry : journal.taken(Kind.FEEDBACK)) {
      acknowledged(entry, stored.recommenderKeys(), TypeId.FEEDBACK.uuid(entry.text("feedback_id")));
      last.put(TypeId.TIP.uuid(entry.text("tip_id")), entry);
    }
    last.forEach((tip, entry) -> {
      var row = stored.tips().get(tip);
      // What was answered for good stays so; anything else may have been skipped meanwhile.
      boolean settled = List.of("done", "dismissed").contains(entry.text("state"));
      expect(entry, row != null && (!settled || row.state().equals(entry.text("state"))), "its tip is now " + row);
    });
  }

  private void uploads() {
    faults.same("imports", results(Kind.UPLOAD, stored.integrationsKeys()), stored.imports().keySet());
    for (Entry entry : journal.taken(Kind.UPLOAD)) {
      acknowledged(entry, stored.integrationsKeys(), TypeId.IMPORT.uuid(entry.text("import_id")));
      // Each version of a file brings one task more; an import that ran twice would bring none.
      expect(entry, entry.body().path("added").asInt() == 1, "it did not add one task");
    }
  }

  /** A key is there for what was acknowledged or begun, and for nothing that was refused. */
  private void keys(Map<Key, UUID> keys, Set<Kind> kinds) {
    for (Key key : keys.keySet()) {
      Intent intent = journal.intents().get(key.key());
      Entry entry = journal.entries().get(key.key());
      boolean asked = intent != null && kinds.contains(intent.kind()) && userIds.get(intent.user()).equals(key.user());
      if (!asked) {
        faults.add("kept, but asked for by nobody", key.toString());
      } else if (entry != null && !entry.taken()) {
        faults.add("refused, and done all the same", entry.toString());
      }
    }
  }

  private void events() {
    var ids = stored.events().stream().map(Event::id).toList();
    faults.same("events", new HashSet<>(ids), ids);
    faults.same("handled events", stored.events().stream().flatMap(Verdict::handled).toList(), stored.handled());
  }

  /** By whom it is to be handled: by the read model of its user, by the learner, or by both. */
  private static Stream<Handled> handled(Event event) {
    var handled = Stream.<Handled>builder();
    if (event.subject().equals(DECIDED) || event.subject().equals(REACTED) || event.subject().contains(".calendar.")) {
      handled.add(new Handled("user_state/" + event.user(), event.id()));
    }
    if (event.subject().equals(REACTED) || event.subject().equals(EXPIRED)) {
      handled.add(new Handled("learner", event.id()));
    }
    return handled.build();
  }

  private void caps() {
    record Day(UUID user, LocalDate day) {}
    var caps = new HashMap<UUID, Integer>();
    userIds.forEach((name, id) -> caps.put(id, Caps.of(name)));
    var counts = new HashMap<Day, Integer>();
    stored.tips().values().forEach(tip -> counts.merge(new Day(tip.user(), tip.day()), 1, Integer::sum));
    counts.forEach((day, count) -> {
      if (count > caps.getOrDefault(day.user(), 0)) {
        faults.add("daily caps exceeded", day + " has " + count + " tips of " + caps.get(day.user()));
      }
    });
  }

  private void acknowledged(Entry entry, Map<Key, UUID> keys, UUID result) {
    UUID kept = keys.get(new Key(user(entry), entry.intent().key()));
    expect(entry, result.equals(kept), kept == null ? "nothing is kept under its key" : "its key stands for " + kept);
  }

  private UUID user(Entry entry) {
    return userIds.get(entry.intent().user());
  }

  private void expect(Entry entry, boolean met, String otherwise) {
    if (!met) {
      String told = entry.body().toString();
      faults.add(entry.intent().kind() + " acknowledged, but not so kept", entry.intent().key() + " was answered "
          + told.substring(0, Math.min(told.length(), TOLD)) + ", but " + otherwise);
    }
  }

  /** What the keys of requests stand for that were answered, or begun. A pull that is given the open tip again names the decision that was there. */
  private Collection<UUID> results(Kind kind, Map<Key, UUID> keys) {
    var results = new HashSet<UUID>();
    keys.forEach((key, result) -> {
      Intent intent = journal.intents().get(key.key());
      if (intent != null && intent.kind() == kind) {
        results.add(result);
      }
    });
    return results;
  }

  private List<UUID> tellings(String subject) {
    return stored.events().stream().filter(event -> event.subject().equals(subject)).map(Event::tells).toList();
  }
}
