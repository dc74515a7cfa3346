package oo.bootstrap.wiring;

import java.util.List;
import java.util.Set;
import oo.bootstrap.Settings;
import oo.codegen.http.Route;
import oo.gateway.adapter.http.HttpGateway;
import oo.gateway.adapter.inprocess.AuthCallers;
import oo.gateway.adapter.metrics.GatewayMeters;
import oo.gateway.application.port.HealthCheck;

/** The HTTP face in front of all modules' routes. */
public final class GatewayWiring {

  private GatewayWiring() {}

  public static HttpGateway gateway(
      Settings settings, AuthWiring auth, List<HealthCheck> checks, List<Route> routes, TelemetryWiring telemetry,
      Surroundings surroundings) {
    var meters = new GatewayMeters(telemetry.metrics());
    var http = settings.http();
    var config = new HttpGateway.Config(
        http.host(), http.port(), http.host(), http.observePort(), http.publicUrl(), Set.copyOf(settings.corsOrigins()),
        surroundings.limits().withNotice(http.stopGrace()));
    return new HttpGateway(
        config, new AuthCallers(auth.checkAccessToken()), routes, checks, meters,
        telemetry.requests(), meters);
  }
}
