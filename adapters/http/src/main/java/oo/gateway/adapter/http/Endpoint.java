package oo.gateway.adapter.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import oo.codegen.http.Operation;
import oo.codegen.http.Route;

/**
 * An operation with the code that serves it and the rules for its input.
 *
 * @param bodies for each media type that it takes the rule for the body; none for a body that is not JSON
 * @param produces what a successful answer's body can be; a problem's type when there is none
 */
record Endpoint(
    Operation operation, Route.Handler handler, List<Parameter> parameters, Set<String> queryNames,
    Map<String, Optional<Rules.Rule>> bodies, boolean bodyRequired, List<String> produces) {

  static final String JSON = "application/json";

  static Endpoint of(Contract contract, Rules rules, Contract.Described described, Route route) {
    List<Parameter> parameters = described.parameters().entrySet().stream()
        .map(entry -> Parameter.of(contract, rules, entry.getKey(), entry.getValue())).toList();
    Map<String, Optional<Rules.Rule>> bodies = new HashMap<>();
    for (String mediaType : route.operation().consumes()) {
      String pointer = described.pointer() + "/requestBody/content/" + Contract.escaped(mediaType) + "/schema";
      bodies.put(mediaType, mediaType.equals(JSON) ? Optional.of(rules.at(pointer)) : Optional.empty());
    }
    return new Endpoint(route.operation(), route.handler(), parameters,
        parameters.stream().filter(parameter -> parameter.place().equals("query")).map(Parameter::name)
            .collect(Collectors.toUnmodifiableSet()),
        Map.copyOf(bodies), described.node().path("requestBody").path("required").booleanValue(),
        successes(route.operation().produces()));
  }

  private static List<String> successes(List<String> produces) {
    List<String> types = produces.stream().filter(type -> !type.equals(Problems.MEDIA_TYPE)).toList();
    return types.isEmpty() ? produces : types;
  }
}
