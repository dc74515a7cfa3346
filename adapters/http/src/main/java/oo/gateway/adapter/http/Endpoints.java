package oo.gateway.adapter.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import oo.codegen.http.Route;

/** Joins the contract's operations with the routes that serve them: each exactly once, or there is no server. */
final class Endpoints {

  private Endpoints() {}

  static List<Endpoint> of(Contract contract, Rules rules, List<Route> routes) {
    Map<String, Contract.Described> described = contract.operations().stream()
        .collect(Collectors.toMap(Contract.Described::id, Function.identity()));
    List<String> wrong = new ArrayList<>();
    TreeSet<String> unserved = new TreeSet<>(described.keySet());
    for (Route route : routes) {
      String id = route.operation().id();
      if (!described.containsKey(id)) {
        wrong.add(id + " is not in the contract");
      } else if (!unserved.remove(id)) {
        wrong.add(id + " has two routes");
      }
    }
    unserved.forEach(id -> wrong.add(id + " has no route"));
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("routes and contract differ: " + String.join("; ", wrong));
    }
    return routes.stream()
        .map(route -> Endpoint.of(contract, rules, described.get(route.operation().id()), route)).toList();
  }
}
