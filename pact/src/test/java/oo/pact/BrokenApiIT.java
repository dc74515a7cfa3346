package oo.pact;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import oo.pact.BreakingProxy.Break;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An API that changed what the web relies on does not pass: seen for every interaction and each kind of change. */
@ParameterizedClass
@EnumSource(Break.class)
class BrokenApiIT extends WebPactVerification {

  private final Break what;
  private final BreakingProxy proxy;

  BrokenApiIT(Break what) throws IOException {
    this.what = what;
    this.proxy = new BreakingProxy(oo.api(), what);
  }

  @AfterEach
  void stopProxy() {
    proxy.close();
  }

  @Override
  URI target() {
    return proxy.address();
  }

  @Override
  void check(PactVerificationContext context) {
    if (what == Break.NONE) {
      super.check(context);
      return;
    }
    var hasNoBody = context.getInteraction() instanceof SynchronousHttp http && http.getResponse().getBody().isMissing();
    assumeFalse(what == Break.FIELDS && hasNoBody, "there is no field to rename");
    context.getVerifier().setReporters(List.of()); // what is expected here is no news
    assertThatThrownBy(context::verifyInteraction).isInstanceOf(AssertionError.class);
  }
}
