package oo.bench.echo;

import java.nio.charset.StandardCharsets;
import oo.bench.load.Answer;
import oo.bench.load.Judge;

/** What an echo of the question for a tip looks like. */
public final class Echoes implements Judge {

  private static final byte[] ASKED = "{\"trigger\":\"pull\",\"another\":true}".getBytes(StandardCharsets.US_ASCII);

  @Override
  public String outcome(Answer answer) {
    return answer.status() == 200 && answer.has(ASKED) ? "echo" : FAILED + " " + answer.status();
  }
}
