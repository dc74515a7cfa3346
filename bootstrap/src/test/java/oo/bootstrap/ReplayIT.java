package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import oo.bootstrap.wiring.Tools;
import oo.recommender.application.port.Decisions.Selection;
import org.junit.jupiter.api.Test;

/** What was decided can be decided again, and what is known of a user can be made anew. */
class ReplayIT extends EndToEnd {

  @Test
  void makesEveryLoggedDecisionAgainToTheLastBit() throws Exception {
    var total = 0;
    for (String user : new String[] {"ada", "grace", "joan"}) {
      String token = oo.token(user);
      consent(token, "push", true);
      upload(token, user.equals("joan") ? busyNow(user) : task("t@" + user, "Write to the landlord"));
      for (int i = 0; i < 12; i++) {
        (i % 3 == 0 ? push(token) : another(token)).json();
        total++;
      }
    }
    try (var tools = new Tools(oo.settings())) {
      var report = tools.replay().execute(Selection.ALL, (done, of) -> {});
      assertThat(report.total()).isGreaterThanOrEqualTo(total);
      assertThat(report.identical()).isEqualTo(report.total());
      assertThat(tools.replay().execute(new Selection(oo.user("ada"), null), (done, of) -> {}).total()).isEqualTo(12);
    }
  }

  @Test
  void makesTheReadModelAnewFromEvents() throws Exception {
    String hedy = oo.token("hedy");
    preferences(hedy, "\"focus\",\"planning\",\"break\",\"movement\",\"sleep\",\"social\",\"learning\",\"admin\",\"nourishment\"", 50);
    consent(hedy, "push", true);
    upload(hedy, busyNow("hedy"));
    eventually(() -> assertThat(push(hedy).json().path("reason").asText()).isEqualTo("BUSY"));

    try (var tools = new Tools(oo.settings())) {
      assertThat(tools.rebuildUserState().execute(oo.user("hedy")).events()).isPositive();
    }
    assertThat(push(hedy).json().path("reason").asText()).isEqualTo("BUSY");
  }
}
