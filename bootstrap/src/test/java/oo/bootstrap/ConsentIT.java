package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A consent binds from its acknowledgement on. */
class ConsentIT extends EndToEnd {

  private static final int TIMES = 100;
  private static final String ALL_ADVICE =
      "\"focus\",\"planning\",\"break\",\"movement\",\"sleep\",\"social\",\"learning\",\"admin\",\"nourishment\"";

  @Test
  void obeysAWithdrawalInTheVeryNextDecision() throws Exception {
    String ada = oo.token("ada");
    preferences(ada, ALL_ADVICE, 50);
    consent(ada, "push", true);
    upload(ada, busyNow("ada"));
    eventually(() -> assertThat(silence(ada)).isEqualTo("BUSY"));

    for (int i = 0; i < TIMES; i++) {
      consent(ada, "calendar_tips", false);
      assertThat(silence(ada)).as("withdrawn, time %d", i).isEqualTo("NO_CANDIDATES");
      consent(ada, "calendar_tips", true);
      assertThat(silence(ada)).as("given, time %d", i).isEqualTo("BUSY");
    }
  }

  @Test
  void pushesNothingWithoutTheConsentToPush() {
    String grace = oo.token("grace");
    assertThat(silence(grace)).isEqualTo("CONSENT_MISSING");
  }

  @Test
  void recordsTheConsentToUseACalendarWhenItIsConnected() {
    String joan = oo.token("joan");
    assertThat(granted(joan)).isFalse();
    upload(joan, task("t@joan", "A task"));
    assertThat(granted(joan)).isTrue();
  }

  @Test
  void tellsOfATipWhatWasNotUsedForLackOfTheConsentOfThatMoment() {
    String emmy = oo.token("emmy");
    preferences(emmy, "", 50);
    consent(emmy, "calendar_tips", false);
    String tip = another(emmy).json().path("tip_id").asText();
    consent(emmy, "calendar_tips", true);

    var why = client.get(emmy, "/v1/tips/" + tip + "/explanation?numbers=true").json();
    String next = another(emmy).json().path("tip_id").asText();
    var later = client.get(emmy, "/v1/tips/" + next + "/explanation").json();

    assertThat(why.path("not_used").path(0).path("consent").asText()).isEqualTo("calendar_tips");
    assertThat(why.path("numbers").path("score").isNumber()).isTrue();
    assertThat(why.path("alternatives")).isNotEmpty();
    assertThat(later.path("not_used")).isEmpty();
    assertThat(client.get(oo.token("sophie"), "/v1/tips/" + tip + "/explanation").status()).isEqualTo(404);
  }

  private boolean granted(String token) {
    for (var consent : client.get(token, "/v1/consents").json().path("items")) {
      if (consent.path("purpose").asText().equals("calendar_tips")) {
        return consent.path("granted").asBoolean();
      }
    }
    throw new AssertionError("calendar_tips is not listed");
  }

  private String silence(String token) {
    return push(token).json().path("reason").asText();
  }
}
