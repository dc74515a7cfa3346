package oo.pact;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import java.net.URI;
import oo.bootstrap.RunningOo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every interaction of the web's pact, against the running application. */
@Provider("oO")
@PactSource(WebPacts.class)
abstract class WebPactVerification {

  /** Brings the states about, and answers. */
  static RunningOo oo;

  @BeforeAll
  static void start() {
    oo = RunningOo.start();
  }

  @AfterAll
  static void stop() {
    oo.close();
  }

  /** Where the interactions are sent. */
  URI target() {
    return oo.api();
  }

  @BeforeEach
  void prepare(PactVerificationContext context) {
    context.setTarget(new HttpTestTarget(target().getHost(), target().getPort()));
    context.addStateChangeHandlers(new Ada(oo));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void keepsWhatTheWebReliesOn(PactVerificationContext context) {
    check(context);
  }

  /** What is expected of each interaction: that it is kept. */
  void check(PactVerificationContext context) {
    context.verifyInteraction();
  }
}
