package oo.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import oo.codegen.http.Operation;
import oo.codegen.http.Reply;
import oo.codegen.http.Route;
import org.junit.jupiter.api.Test;

class EndpointsTest {

  private static final Contract CONTRACT = Contract.bundled();
  private static final Rules RULES = new Rules(CONTRACT);

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>(new ExampleRoutes(CONTRACT).routes());
    routes.addAll(oo.codegen.http.api.DiscoveryService.routes(new DiscoveryRoutes(CONTRACT,
        new Problems(CONTRACT, java.net.URI.create("http://x")), java.net.URI.create("http://x"))));
    return routes;
  }

  @Test
  void generatedRoutesServeTheWholeContract() {
    assertThatCode(() -> Endpoints.of(CONTRACT, RULES, routes())).doesNotThrowAnyException();
  }

  @Test
  void refusesAnOperationWithoutRoute() {
    List<Route> routes = routes();
    routes.removeIf(route -> route.operation().id().equals("getTip"));

    assertThatThrownBy(() -> Endpoints.of(CONTRACT, RULES, routes)).hasMessageContaining("getTip has no route");
  }

  @Test
  void refusesAnOperationWithTwoRoutes() {
    List<Route> routes = routes();
    routes.add(routes.getFirst());

    assertThatThrownBy(() -> Endpoints.of(CONTRACT, RULES, routes)).hasMessageContaining(" has two routes");
  }

  @Test
  void refusesARouteThatTheContractDoesNotHave() {
    List<Route> routes = routes();
    routes.add(new Route(new Operation("secretDoor", "GET", "/secret", null, List.of(), List.of("text/plain"), false),
        call -> Reply.noContent()));

    assertThatThrownBy(() -> Endpoints.of(CONTRACT, RULES, routes)).hasMessageContaining("secretDoor is not in the contract");
  }
}
