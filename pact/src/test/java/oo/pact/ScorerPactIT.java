package oo.pact;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.nio.file.Path;
import oo.development.servers.ScorerServer;
import oo.recommender.domain.policy.ScoringColumns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The running scorer keeps what decisions rely on. */
@Provider("oO scorer")
@PactFolder("target/pacts")
class ScorerPactIT {

  @TempDir static Path folder;
  private static ScorerServer scorer;

  @BeforeAll
  static void start() {
    scorer = ScorerServer.start(Path.of("..").toAbsolutePath().normalize(), folder, ScoringColumns.canonicalText());
  }

  @AfterAll
  static void stop() {
    scorer.close();
  }

  @BeforeEach
  void prepare(PactVerificationContext context) {
    context.setTarget(new HttpTestTarget(scorer.url().getHost(), scorer.url().getPort()));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void keepsWhatDecisionsRelyOn(PactVerificationContext context) {
    context.verifyInteraction();
  }

  @State("example@1 is served for the features of oO")
  public void exampleIsServed() {
    // The scorer makes it of the features when it starts.
  }
}
