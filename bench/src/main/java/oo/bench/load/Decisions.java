package oo.bench.load;

import java.nio.charset.StandardCharsets;

/** What an answer to the question for a tip looks like: all that the contract requires of it, without parsing it. */
public final class Decisions implements Judge {

  static final String TIP = "tip";

  private static final int OK = 200;
  private static final byte[] TIP_MARK = bytes("\"outcome\":\"tip\"");
  private static final byte[] SILENCE_MARK = bytes("\"outcome\":\"silence\"");
  private static final byte[] DECISION_ID = bytes("\"decision_id\":\"dec_");
  private static final byte[][] OF_A_TIP = {
    bytes("\"tip_id\":\"tip_"), bytes("\"kind\":\""), bytes("\"title\":\""), bytes("\"body\":\""), bytes("\"effort\":\"PT"),
    bytes("\"action\":{"), bytes("\"why\":["), bytes("\"decided_at\":\""), bytes("\"expires_at\":\""), bytes("\"reopened\":")};

  @Override
  public String outcome(Answer answer) {
    if (answer.status() != OK) {
      return FAILED + " " + answer.status() + " " + answer.member("code");
    }
    if (!answer.isObject() || !answer.has(DECISION_ID)) {
      return FAILED + " without a decision";
    }
    if (answer.has(TIP_MARK)) {
      return answer.hasAll(OF_A_TIP) ? TIP : FAILED + " with half a tip";
    }
    return answer.has(SILENCE_MARK) ? "silence " + answer.member("reason") : FAILED + " with an unknown outcome";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
