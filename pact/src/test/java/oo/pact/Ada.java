package oo.pact;

import au.com.dius.pact.provider.junitsupport.State;
import java.util.Map;
import oo.bootstrap.RunningOo;

/**
 * The states that the web's pact names, brought about by the API's own operations. Each is about a user of its own, so that
 * no interaction sees what another one did. What a state returns stands in the pact as {@code ${name}}.
 */
public final class Ada {

  private final RunningOo oo;

  Ada(RunningOo oo) {
    this.oo = oo;
  }

  /** Whoever is new has no calendar and has not agreed to anything. */
  @State({"ada is signed in", "ada has no calendar", "ada has not agreed to be pushed"})
  public Map<String, Object> isNew() {
    return Map.of("token", Session.ofNewAda(oo).token());
  }

  @State("ada has preferences")
  public Map<String, Object> hasPreferences() {
    var ada = Session.ofNewAda(oo);
    var etag = ada.get("/v1/preferences").headers().firstValue("ETag").orElseThrow(() -> new AssertionError("preferences have no ETag"));
    return Map.of("token", ada.token(), "etag", etag);
  }

  @State("ada has an open tip")
  public Map<String, Object> hasAnOpenTip() {
    var ada = Session.ofNewAda(oo);
    return Map.of("token", ada.token(), "tip_id", ada.askForATip());
  }

  @State("ada was given tips")
  public Map<String, Object> wasGivenTips(Map<String, Object> parameters) {
    var ada = Session.ofNewAda(oo);
    for (var left = whole(parameters, "tips"); left > 0; left--) {
      ada.askForATip();
    }
    var page = Session.body(ada.get("/v1/tips?limit=" + whole(parameters, "limit")));
    if (!page.path("next_cursor").isTextual()) {
      throw new AssertionError("there is no next page: " + page);
    }
    return Map.of("token", ada.token(), "cursor", page.path("next_cursor").asText());
  }

  private static int whole(Map<String, Object> parameters, String name) {
    if (!(parameters.get(name) instanceof Number number)) {
      throw new AssertionError("the pact's state needs the parameter " + name);
    }
    return number.intValue();
  }
}
