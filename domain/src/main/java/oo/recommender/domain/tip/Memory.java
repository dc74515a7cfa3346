package oo.recommender.domain.tip;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refs with a moment each, the latest moments kept. */
public record Memory(Map<String, Instant> moments) {

  public static final Memory EMPTY = new Memory(Map.of());

  public Memory {
    moments = Map.copyOf(moments);
  }

  public @Nullable Instant of(String ref) {
    return moments.get(ref);
  }

  public boolean has(String ref) {
    return moments.containsKey(ref);
  }

  Memory with(String ref, Instant moment, int most) {
    var next = new HashMap<>(moments);
    next.put(ref, moment);
    if (next.size() > most) {
      var oldest = next.entrySet().stream()
          .min(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
          .orElseThrow();
      next.remove(oldest.getKey());
    }
    return new Memory(next);
  }

  Memory without(String ref) {
    if (!has(ref)) {
      return this;
    }
    var next = new HashMap<>(moments);
    next.remove(ref);
    return new Memory(next);
  }

  Memory since(Instant earliest) {
    var next = new HashMap<>(moments);
    return next.values().removeIf(moment -> moment.isBefore(earliest)) ? new Memory(next) : this;
  }
}
