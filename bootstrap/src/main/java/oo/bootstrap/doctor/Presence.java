package oo.bootstrap.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import oo.bootstrap.Settings;
import oo.shared.application.Check;
import oo.shared.application.Finding;

/** Whether oO runs in this installation: what start-dev has stopped is no failure. */
final class Presence {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Installation installation;

  Presence(Installation installation) {
    this.installation = installation;
  }

  /** By the answer of its health, so that another program on its port is not taken for it. */
  boolean running() {
    Settings.Http settings = installation.reading().settings().http();
    String host = settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host();
    if (settings.observePort() == 0) {
      return false;
    }
    var request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + settings.observePort() + "/observe/health/live"))
        .timeout(PATIENCE).build();
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build()) {
      return http.send(request, BodyHandlers.ofString()).body().contains("\"status\":\"up\"");
    } catch (IOException | IllegalArgumentException nobody) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The same check, but its failures are passed over while start-dev does not run and nothing listens at the address. */
  Check unlessStopped(Check check, String address) {
    return new Check(check.name(), check.needs(), check.deadline(), () -> {
      var findings = check.examination().examine();
      boolean failed = findings.stream().anyMatch(Finding.Failure.class::isInstance);
      return failed && installation.development() && !running() && silent(address) ? stopped(findings) : findings;
    });
  }

  private List<Finding> stopped(List<Finding> findings) {
    var rest = new ArrayList<>(findings);
    rest.removeIf(Finding.Failure.class::isInstance);
    rest.add(new Finding.Skipped("start-dev does not run; to have this looked at: " + installation.start()));
    return rest;
  }

  /** @param address as a setting has it, which may be no address at all */
  private static boolean silent(String address) {
    try (var socket = new Socket()) {
      URI place = URI.create(address);
      socket.connect(new InetSocketAddress(place.getHost(), place.getPort()), (int) PATIENCE.toMillis());
      return false;
    } catch (IOException refused) {
      return true;
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }
}
