package oo.recommender.domain.decision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A text with places for facts of the moment. What is filled in is never looked at for places again. */
public final class TextTemplate {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

  private final List<Segment> segments;
  private final Set<Placeholder> needs;

  private TextTemplate(List<Segment> segments, Set<Placeholder> needs) {
    this.segments = List.copyOf(segments);
    this.needs = Set.copyOf(needs);
  }

  /** @throws IllegalArgumentException where the text names a fact that does not exist */
  public static TextTemplate parse(String text) {
    var segments = new ArrayList<Segment>();
    var needs = EnumSet.noneOf(Placeholder.class);
    var places = PLACE.matcher(text);
    int written = 0;
    while (places.find()) {
      var name = places.group(1);
      var place = Placeholder.ofWireName(name)
          .orElseThrow(() -> new IllegalArgumentException("there is no fact {" + name + "}"));
      segments.add(new Words(text.substring(written, places.start())));
      segments.add(new Place(place));
      needs.add(place);
      written = places.end();
    }
    segments.add(new Words(text.substring(written)));
    return new TextTemplate(segments, needs);
  }

  public Set<Placeholder> needs() {
    return needs;
  }

  /** @throws IllegalArgumentException where a fact that it needs is not known */
  public String render(Map<Placeholder, String> facts) {
    var text = new StringBuilder();
    for (var segment : segments) {
      switch (segment) {
        case Words words -> text.append(words.text());
        case Place place -> text.append(known(facts, place.fact()));
      }
    }
    return text.toString();
  }

  private static String known(Map<Placeholder, String> facts, Placeholder fact) {
    var value = facts.get(fact);
    if (value == null) {
      throw new IllegalArgumentException("the moment has no {" + fact.wireName() + "}");
    }
    return value;
  }

  private sealed interface Segment {}

  private record Words(String text) implements Segment {}

  private record Place(Placeholder fact) implements Segment {}
}
