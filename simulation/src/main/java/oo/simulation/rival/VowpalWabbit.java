package oo.simulation.rival;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import oo.bootstrap.cli.Refused;
import oo.development.rehearsal.Decided;
import oo.development.rehearsal.Question;
import oo.development.servers.PythonPackages;

/**
 * Vowpal Wabbit, the real one, in a process of its own: it is asked for its distribution, oO draws from that, and it learns
 * with the probability that was drawn with. What is not told apart by its own options is left at its defaults.
 */
public final class VowpalWabbit implements Rival {

  private final Process process;
  private final BufferedWriter out;
  private final BufferedReader in;

  /** @param arguments of {@code vw}, as on its command line */
  public VowpalWabbit(String arguments, long seed) {
    var packages = PythonPackages.installed("vowpalwabbit", List.of(resource("vowpalwabbit.txt")));
    var command = new ProcessBuilder("python3", "-c", resource("vowpal_wabbit.py"), arguments + " --random_seed " + Math.floorMod(seed, 1_000_000L));
    command.environment().put("PYTHONPATH", packages.toString());
    command.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      this.process = command.start();
    } catch (IOException noPython) {
      throw new Refused("Vowpal Wabbit needs python3 (3.11 or newer): " + noPython.getMessage(), noPython);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "vowpal-wabbit-ender"));
    this.out = process.outputWriter(StandardCharsets.US_ASCII);
    this.in = process.inputReader(StandardCharsets.US_ASCII);
  }

  private static String resource(String name) {
    try (InputStream text = VowpalWabbit.class.getResourceAsStream(name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public synchronized double[] choose(Question question) {
    try {
      out.append("?\n").append(lines(question, -1, 0, 0)).append('\n').flush();
      String answer = in.readLine();
      if (answer == null) {
        throw new IllegalStateException("Vowpal Wabbit has ended by itself");
      }
      var words = answer.split(" ");
      var chances = new double[words.length];
      for (int i = 0; i < chances.length; i++) {
        chances[i] = Double.parseDouble(words[i]);
      }
      return chances;
    } catch (IOException broken) {
      throw new UncheckedIOException("Vowpal Wabbit cannot be asked", broken);
    }
  }

  @Override
  public synchronized void learn(Decided decided, double worth) {
    try {
      out.append("!\n").append(lines(decided.question(), decided.chosen(), -worth, decided.propensity())).append('\n');
    } catch (IOException broken) {
      throw new UncheckedIOException("Vowpal Wabbit cannot be taught", broken);
    }
  }

  /** As its text format has it: what is shared, then a line an action; {@code c} for the moment, {@code a} for the candidate, {@code k} for its kind. */
  static String lines(Question question, int chosen, double cost, double probability) {
    var text = new StringBuilder(16_384).append("shared |c");
    features(text, Question.CONTEXT_FEATURES, question.context());
    int action = 0;
    for (var option : question.options()) {
      label(text, action++ == chosen, cost, probability).append("|k ").append(option.kind()).append(" |a");
      features(text, Question.CANDIDATE_FEATURES, option.features());
    }
    if (question.silence()) {
      label(text, action == chosen, cost, probability).append("|k silence");
    }
    return text.append('\n').toString();
  }

  private static StringBuilder label(StringBuilder text, boolean chosen, double cost, double probability) {
    text.append('\n');
    return chosen ? text.append(String.format(Locale.ROOT, "0:%.6f:%.9f ", cost, probability)) : text;
  }

  private static void features(StringBuilder text, List<String> names, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        text.append(' ').append(names.get(i)).append(':').append((float) values[i]);
      }
    }
  }

  @Override
  public void close() {
    try (out; in) {
      process.destroy();
    } catch (IOException gone) {
      process.destroyForcibly();
    }
  }
}
