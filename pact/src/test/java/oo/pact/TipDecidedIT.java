package oo.pact;

import au.com.dius.pact.provider.MessageAndMetadata;
import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.util.List;
import oo.bootstrap.RunningOo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** The event that the running application committed for a tip, against what those who deliver tips rely on. */
@Provider("oO events")
@PactFolder("target/pacts")
class TipDecidedIT {

  private static RunningOo oo;

  private @Nullable Session ada;

  @BeforeAll
  static void start() {
    oo = RunningOo.start();
  }

  @AfterAll
  static void stop() {
    oo.close();
  }

  @BeforeEach
  void prepare(PactVerificationContext context) {
    context.setTarget(new MessageTestTarget(List.of("oo.pact")));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void keepsWhatConsumersRelyOn(PactVerificationContext context) {
    context.verifyInteraction();
  }

  @State("ada has an open tip")
  public void adaHasAnOpenTip() {
    ada = Session.ofNewAda(oo);
    ada.askForATip();
  }

  @PactVerifyProvider("a decision that offers a tip")
  public MessageAndMetadata tipDecided() throws Exception {
    if (ada == null) {
      throw new AssertionError("the pact does not name the state of its message");
    }
    return CommittedEvent.onlyOne(oo.postgres(), "recommender", oo.user(ada.user())).inJson();
  }
}
