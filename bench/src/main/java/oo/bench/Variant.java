package oo.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * One way to run the app.
 *
 * @param name what stands in the table
 * @param java options of its virtual machine beside the usual ones
 * @param settings beside the usual ones
 */
record Variant(String name, List<String> java, Map<String, String> settings) {

  /** @param options with blanks between them; none for the usual ones */
  static Variant ofOptions(String options) {
    return new Variant(options.isBlank() ? "as usual" : options,
        Arrays.stream(options.split(" ")).filter(option -> !option.isEmpty()).toList(), Map.of());
  }

  static Variant ofSetting(CommandLine command, String setting) {
    return new Variant(setting, List.of(), settings(command, List.of(setting)));
  }

  /** @throws ParameterException when one is not {@code OO_NAME=value} */
  static Map<String, String> settings(CommandLine command, List<String> settings) {
    settings.stream().filter(setting -> !setting.matches("OO_[A-Z0-9_]+=.*")).findFirst().ifPresent(bad -> {
      throw new ParameterException(command, "a setting is OO_NAME=value, not " + bad);
    });
    return settings.stream().map(setting -> setting.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (_, last) -> last));
  }
}
