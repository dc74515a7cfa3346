package oo.development.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import oo.development.cli.Journal.Entry;
import oo.development.cli.Journal.Kind;
import oo.development.cli.Kept.Event;
import oo.development.cli.Kept.Key;
import oo.shared.adapter.http.TypeId;

/** Compares what clients were told with what is kept, both ways: nothing is lost, nothing is there twice. */
final class Verdict {

  private static final String DECIDED = "oo.recommender.tip.decided.v1";
  private static final String REACTED = "oo.recommender.tip.feedback_received.v1";
  private static final int SHOWN = 5;
  private static final int TOLD = 120;

  private final Journal journal;
  private final Kept kept;
  private final Function<String, String> userIds;
  private final List<String> faults = new ArrayList<>();

  /** @param userIds from names to ids */
  Verdict(Journal journal, Kept kept, Function<String, String> userIds) {
    this.journal = journal;
    this.kept = kept;
    var known = new HashMap<String, String>();
    this.userIds = name -> known.computeIfAbsent(name, userIds);
  }

  List<String> faults() {
    decisions();
    reactions();
    uploads();
    keys();
    events();
    return faults;
  }

  private void decisions() {
    var told = ids(Kind.DECIDE, "decision_id", TypeId.DECISION);
    same("decisions", told, kept.decisions().keySet());
    same("events of decisions", kept.decisions().keySet(), tellings(DECIDED));
    same("tips of decisions", kept.decisions().values().stream().map(Kept.Decision::tip).filter(tip -> tip != null).toList(),
        kept.tips().keySet());
    for (Entry entry : journal.taken(Kind.DECIDE)) {
      String id = uuid(TypeId.DECISION, entry.text("decision_id"));
      key(entry, kept.recommenderKeys(), id);
      var decision = kept.decisions().get(id);
      if (decision != null && entry.body().has("tip_id")) {
        String tip = uuid(TypeId.TIP, entry.text("tip_id"));
        expect(entry, tip.equals(decision.tip()), "its decision is of another tip: " + decision);
        var row = kept.tips().get(tip);
        expect(entry, row == null || row.decision().equals(id) && row.user().equals(userIds.apply(entry.intent().user())),
            "its tip is another: " + row);
      }
    }
  }

  private void reactions() {
    same("reactions", ids(Kind.FEEDBACK, "feedback_id", TypeId.FEEDBACK), kept.feedback().keySet());
    same("events of reactions", kept.feedback().entrySet().stream().filter(one -> !one.getValue().repeated()).map(Map.Entry::getKey).toList(),
        tellings(REACTED));
    var last = new HashMap<String, Entry>();
    for (Entry entry : journal.taken(Kind.FEEDBACK)) {
      key(entry, kept.recommenderKeys(), uuid(TypeId.FEEDBACK, entry.text("feedback_id")));
      last.put(uuid(TypeId.TIP, entry.text("tip_id")), entry);
    }
    last.forEach((tip, entry) -> {
      var row = kept.tips().get(tip);
      // What was answered for good stays so; anything else may have been skipped meanwhile.
      boolean settled = List.of("done", "dismissed").contains(entry.text("state"));
      expect(entry, row == null || !settled || row.state().equals(entry.text("state")), "its tip is now " + row);
    });
  }

  private void uploads() {
    same("imports", ids(Kind.UPLOAD, "import_id", TypeId.IMPORT), kept.imports().keySet());
    for (Entry entry : journal.taken(Kind.UPLOAD)) {
      key(entry, kept.integrationsKeys(), uuid(TypeId.IMPORT, entry.text("import_id")));
      // Each version of a file brings one task more; an import that ran twice would bring none.
      expect(entry, entry.body().path("added").asInt() == 1, "it did not add one task");
    }
  }

  private void keys() {
    long taken = journal.entries().stream().filter(Entry::taken).count();
    long stored = kept.recommenderKeys().size() + kept.integrationsKeys().size();
    if (taken != stored) {
      faults.add(taken + " requests were answered, and " + stored + " keys are stored");
    }
  }

  private void events() {
    same("events", new HashSet<>(kept.events().stream().map(Event::id).toList()), kept.events().stream().map(Event::id).toList());
    var wanted = kept.events().stream().filter(event -> event.module().equals("recommender") || event.subject().contains(".calendar."))
        .map(event -> "user_state/" + event.user() + " " + event.id()).toList();
    same("handled events", wanted, kept.handled());
  }

  private void key(Entry entry, Map<Key, String> keys, String result) {
    String stored = keys.get(new Key(userIds.apply(entry.intent().user()), entry.intent().key()));
    expect(entry, result.equals(stored), "its key stands for " + stored);
  }

  private void expect(Entry entry, boolean met, String otherwise) {
    if (!met) {
      String told = entry.body().toString();
      faults.add(entry.intent().kind() + " " + entry.intent().key() + " was answered "
          + told.substring(0, Math.min(told.length(), TOLD)) + "…, but " + otherwise);
    }
  }

  // A pull that is given the open tip again names the decision that was there.
  private Collection<String> ids(Kind kind, String field, TypeId type) {
    return journal.taken(kind).stream().map(entry -> uuid(type, entry.text(field))).collect(Collectors.toSet());
  }

  private List<String> tellings(String subject) {
    return kept.events().stream().filter(event -> event.subject().equals(subject)).map(Event::tells).toList();
  }

  /** Compares bags: what is there twice is one too many. */
  private void same(String what, Collection<String> expected, Collection<String> found) {
    var missing = new TreeSet<>(expected);
    var surplus = new ArrayList<String>();
    found.forEach(one -> {
      if (!missing.remove(one)) {
        surplus.add(one);
      }
    });
    if (!missing.isEmpty()) {
      faults.add(missing.size() + " of " + expected.size() + " " + what + " are lost, such as "
          + missing.stream().limit(SHOWN).toList());
    }
    if (!surplus.isEmpty()) {
      faults.add(surplus.size() + " " + what + " are too many, such as " + surplus.stream().limit(SHOWN).toList());
    }
  }

  private static String uuid(TypeId type, String text) {
    UUID id = type.uuid(text);
    return id.toString();
  }
}
