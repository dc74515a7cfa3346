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
