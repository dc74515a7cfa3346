package oo.gateway.adapter.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oo.codegen.http.model.Fault;

/** The query string, taken apart. */
final class Query {

  private Query() {}

  /**
   * @param names the parameters that the operation has
   * @param faults where to put what is unknown or there twice
   * @throws IllegalArgumentException when the query cannot be decoded
   */
  static Map<String, String> parsed(String raw, Set<String> names, List<Fault> faults) {
    if (raw.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = Percent.decoded(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = equals < 0 ? "" : Percent.decoded(pair.substring(equals + 1), true);
      if (!names.contains(name)) {
        faults.add(new Fault("query/" + name, "additionalProperties", "is not known here"));
      } else if (values.put(name, value) != null) {
        faults.add(new Fault("query/" + name, "maxItems", "must not be given twice"));
      }
    }
    return values;
  }
}
