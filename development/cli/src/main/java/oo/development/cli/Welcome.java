package oo.development.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import oo.bootstrap.Oo;

/** What start-dev prints when everything runs: where it is, and the first requests, ready to be pasted. */
final class Welcome {

  private Welcome() {}

  static void print(PrintWriter out, Oo app, URI issuer, String token, Path dataDir) {
    String api = "http://localhost:" + app.port();
    out.printf("""

        API             %1$s/v1          contract %1$s/openapi.yaml
        documentation   %1$s/docs
        health, metrics http://localhost:%2$d/observe/health/ready   http://localhost:%2$d/observe/metrics
        token issuer    %3$s
        data            %4$s

        A token for ada (12 hours; another: ./oo token --user grace --data-dir %4$s):

        TOKEN=%5$s

        curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: text/calendar' --data-binary %6$s %1$s/v1/calendars
        curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"trigger":"pull"}' %1$s/v1/tips
        curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"tip_id":"tip_…","reaction":{"type":"done"}}' %1$s/v1/feedback

        ready on %1$s, stop with Ctrl-C
        """, api, app.observePort(), issuer, dataDir, token, calendar());
    out.flush();
  }

  /** The example of this checkout, so that the line works as it stands. */
  private static String calendar() {
    Path example = Path.of(System.getProperty("oo.home", ""), "docs", "example.ics");
    return Files.isReadable(example) ? "'@" + example + "'" : "@my-calendar.ics";
  }
}
