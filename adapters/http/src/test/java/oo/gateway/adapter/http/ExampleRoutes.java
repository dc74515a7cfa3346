package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import oo.codegen.http.Call;
import oo.codegen.http.Reply;
import oo.codegen.http.Route;
import oo.codegen.http.api.CalendarsService;
import oo.codegen.http.api.EvaluationsService;
import oo.codegen.http.api.EventsService;
import oo.codegen.http.api.ProfileService;
import oo.codegen.http.api.RolloutService;
import oo.codegen.http.api.SnapshotsService;
import oo.codegen.http.api.TipsService;

/** Routes of the other modules that answer what the contract gives as an example. */
final class ExampleRoutes {

  private final Map<String, Reply<JsonNode>> examples;

  ExampleRoutes(Contract contract) {
    examples = contract.operations().stream().collect(Collectors.toMap(Contract.Described::id, operation ->
        operation.node().get("responses").properties().stream()
            .filter(response -> response.getKey().startsWith("2")).findFirst()
            .map(response -> new Reply<>(Integer.parseInt(response.getKey()),
                example(response.getValue().path("content").path("application/json")), Map.of()))
            .orElseThrow()));
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(TipsService.routes(answering(TipsService.class)));
    routes.addAll(CalendarsService.routes(answering(CalendarsService.class)));
    routes.addAll(ProfileService.routes(answering(ProfileService.class)));
    routes.addAll(RolloutService.routes(answering(RolloutService.class)));
    routes.addAll(SnapshotsService.routes(answering(SnapshotsService.class)));
    routes.addAll(EvaluationsService.routes(answering(EvaluationsService.class)));
    routes.addAll(EventsService.routes(answering(EventsService.class)));
    return routes;
  }

  /** The same routes with one operation answered otherwise. */
  List<Route> with(String operation, Function<Call, Reply<?>> handler) {
    return routes().stream().map(route -> route.operation().id().equals(operation)
        ? new Route(route.operation(), handler::apply) : route).toList();
  }

  private <T> T answering(Class<T> service) {
    return service.cast(Proxy.newProxyInstance(service.getClassLoader(), new Class<?>[] {service},
        (proxy, method, arguments) -> examples.get(method.getName())));
  }

  private static JsonNode example(JsonNode media) {
    if (media.isMissingNode()) {
      return null;
    }
    return media.has("example") ? media.get("example") : media.get("examples").iterator().next().get("value");
  }
}
