package oo.gateway.adapter.http;

import java.util.UUID;
import oo.gateway.application.port.Callers;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.adapter.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Lets only those through who show a token with the operation's scope (RFC 6750). */
final class Guard {

  private static final String SCHEME = "Bearer ";

  private final Callers callers;

  Guard(Callers callers) {
    this.callers = callers;
  }

  /** @throws ProblemException UNAUTHENTICATED, UNAVAILABLE */
  Callers.Caller.Known known(@Nullable String authorization) {
    if (authorization == null) {
      throw ProblemCode.UNAUTHENTICATED.problem("The request has no access token.")
          .header("WWW-Authenticate", "Bearer realm=\"oO\"");
    }
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw refused("The header Authorization does not have the form 'Bearer' and a token");
    }
    return switch (callers.identify(authorization.substring(SCHEME.length()).strip())) {
      case Callers.Caller.Known known -> known;
      case Callers.Caller.Refused refused -> throw refused(refused.reason());
      case Callers.Caller.Unavailable() ->
          throw ProblemCode.UNAVAILABLE.problem("Access tokens cannot be checked at this moment.").retryAfter(5);
    };
  }

  /** @throws ProblemException INSUFFICIENT_SCOPE */
  UUID allowed(Callers.Caller.Known caller, String scope) {
    if (!caller.scopes().contains(scope)) {
      throw ProblemCode.INSUFFICIENT_SCOPE.problem("This operation needs the scope " + scope + ".")
          .param("scope", scope)
          .header("WWW-Authenticate", "Bearer realm=\"oO\", error=\"insufficient_scope\", scope=\"" + scope + '"');
    }
    return caller.user().value();
  }

  private static ProblemException refused(String reason) {
    String printable = reason.replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", "'");
    String sentence = reason.endsWith(".") ? reason : reason + ".";
    return ProblemCode.UNAUTHENTICATED.problem(sentence)
        .header("WWW-Authenticate", "Bearer realm=\"oO\", error=\"invalid_token\", error_description=\"" + printable + '"');
  }
}
