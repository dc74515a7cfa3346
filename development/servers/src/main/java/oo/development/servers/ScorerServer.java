package oo.development.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The scorer of this checkout ({@code ml/serving}) on 127.0.0.1, with the example model and whatever else lies in its
 * folder of models.
 *
 * <p>It ends with whoever started it, however that ends: it runs until its standard input closes.
 */
public final class ScorerServer implements AutoCloseable {

  /** The model that is made for whatever features there are. */
  public static final String EXAMPLE = "example";
  public static final String EXAMPLE_VERSION = "1";

  private static final String POLICIES = """
      # Written by ./oo start-dev --with-scorer at every start; another one: OO_POLICIES.
      policies:
        - {name: rules, type: rules}
        - {name: uniform, type: uniform}
        - {name: scored, type: scored}
      arms:
        default: scored
      shadows: [rules, uniform]
      """;

  private static final Duration START = Duration.ofSeconds(60);
  private static final int STOP_SECONDS = 10;
  private static final int TAIL_CHARACTERS = 2000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ScorerPython python;
  private final Path folder;
  private final String featuresHash;
  private final int port;
  private Process process;

  private ScorerServer(ScorerPython python, Path folder, String featuresHash, int port) {
    this.python = python;
    this.folder = folder;
    this.featuresHash = featuresHash;
    this.port = port;
    this.process = launch();
  }

  /**
   * Installs the libraries where that was not done, makes the example model, and returns when it is ready.
   *
   * @param project the checkout
   * @param dataDir its models are in {@code scorer/models} below
   * @param features the text that lists the columns which it is sent
   * @throws ServerStartException when it cannot start
   */
  public static ScorerServer start(Path project, Path dataDir, String features) {
    var folder = OwnedFiles.folder(dataDir.resolve("scorer"));
    var models = OwnedFiles.folder(folder.resolve("models"));
    var python = ScorerPython.installed(project);
    try {
      var text = folder.resolve("features.txt");
      Files.writeString(text, features);
      Files.writeString(folder.resolve("policies.yaml"), POLICIES);
      python.run("-m", "oo_scorer", "example", "--features", text.toString(), "--models", models.toString());
      return new ScorerServer(python, folder, sha256(features), NatsServer.freePort()).awaitReady();
    } catch (IOException e) {
      throw new ServerStartException.FolderNotWritable(folder, e);
    } catch (InterruptedException e) {
      throw ServerStartException.interrupted(e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** A file of policies in which the scores decide, and the rules where there are none. */
  public Path policies() {
    return folder.resolve("policies.yaml");
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** Does what kill -9 of the scorer does, and returns when it is dead. */
  public void killHard() {
    process.destroyForcibly().onExit().join();
  }

  /** Starts it again on the same port. */
  public void restart() {
    stop();
    process = launch();
    try {
      awaitReady();
    } catch (InterruptedException e) {
      throw ServerStartException.interrupted(e);
    }
  }

  private Process launch() {
    var serve = List.of("-m", "oo_scorer", "serve", "--port", Integer.toString(port), "--until-stdin-closes");
    var command = python.process(serve, log());
    command.environment().put("OO_SCORER_MODELS", folder.resolve("models").toString());
    command.environment().put("OO_SCORER_FEATURES_HASH", featuresHash);
    try {
      return command.start();
    } catch (IOException e) {
      throw new ServerStartException("the scorer cannot be started: " + e.getMessage(), e);
    }
  }

  private ScorerServer awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        stop();
        throw new ServerStartException("the scorer did not start; its last words:\n" + lastWords(), null);
      }
      Thread.sleep(50);
    }
    return this;
  }

  private boolean isReady() throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(url().resolve("/health/ready")).timeout(Duration.ofSeconds(2)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private Path log() {
    return folder.resolve("scorer.log");
  }

  private String lastWords() {
    try {
      var said = Files.readString(log());
      return said.substring(Math.max(0, said.length() - TAIL_CHARACTERS)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        killHard();
      }
    } catch (InterruptedException e) {
      killHard();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
    http.close();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
