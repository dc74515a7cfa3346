package oo.events.adapter.nats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a stream or a consumer is to be, and what its metadata remembers of how it was declared last.
 *
 * <p>What differs from the memory was changed by somebody else: it is told, and left alone. What agrees with the memory,
 * but not with the code, is ours to bring up to date, unless messages would be lost by it.
 *
 * @param name of the stream or consumer
 * @param wanted each setting that matters, by name
 * @param fixed names of those that are never changed on a stream or consumer that exists
 */
record Declaration(String name, SortedMap<String, String> wanted, Set<String> fixed) {

  private static final String OWNER = "oo.owner";
  private static final String US = "oO";
  private static final String DECLARED = "oo.declared.";

  /** What is to be done about one that exists. */
  sealed interface Verdict {}

  record Keep() implements Verdict {}

  record Update() implements Verdict {}

  /** @param differences in words, at least one */
  record Refuse(List<String> differences) implements Verdict {}

  Declaration {
    wanted = new TreeMap<>(wanted);
    fixed = Set.copyOf(fixed);
  }

  /** To be kept with what is declared. */
  Map<String, String> metadata() {
    var metadata = new HashMap<String, String>();
    metadata.put(OWNER, US);
    wanted.forEach((setting, value) -> metadata.put(DECLARED + setting, value));
    return metadata;
  }

  static boolean isOurs(Map<String, String> metadata) {
    return US.equals(metadata.get(OWNER));
  }

  Verdict judge(Map<String, String> actual, Map<String, String> metadata) {
    var remembered = metadata.entrySet().stream().filter(entry -> entry.getKey().startsWith(DECLARED))
        .collect(Collectors.toMap(entry -> entry.getKey().substring(DECLARED.length()), Map.Entry::getValue));
    var faults = new ArrayList<String>();
    if (!isOurs(metadata)) {
      faults.add("it was not made by oO");
      faults.addAll(differences(actual, wanted, "%s is %s, oO needs %s", wanted.keySet()));
    } else {
      faults.addAll(differences(actual, remembered, "%s is %s, oO had made it %s", remembered.keySet()));
      faults.addAll(differences(actual, wanted, "%s is %s and cannot become %s without a rebuild", fixed));
    }
    if (!faults.isEmpty()) {
      return new Refuse(faults.stream().distinct().toList());
    }
    return actual.equals(wanted) ? new Keep() : new Update();
  }

  private static List<String> differences(
      Map<String, String> actual, Map<String, String> expected, String words, Set<String> settings) {
    return settings.stream().sorted().filter(setting -> !actual.getOrDefault(setting, "").equals(expected.get(setting)))
        .map(setting -> words.formatted(setting, actual.getOrDefault(setting, "nothing"), expected.get(setting))).toList();
  }
}
