package oo.gateway.adapter.inprocess;

import oo.auth.application.AccessOutcome;
import oo.auth.application.CheckAccessToken;
import oo.gateway.application.port.Callers;

/** Knows callers by the access tokens that auth accepts. */
public final class AuthCallers implements Callers {

  private final CheckAccessToken check;

  public AuthCallers(CheckAccessToken check) {
    this.check = check;
  }

  @Override
  public Caller identify(String token) {
    return switch (check.execute(token)) {
      case AccessOutcome.Granted(var user, var scopes, _) -> new Caller.Known(user, scopes);
      case AccessOutcome.Rejected rejected -> new Caller.Refused(rejected.explanation());
      case AccessOutcome.Unavailable _ -> new Caller.Unavailable();
    };
  }
}
