package oo.gateway.application.port;

import java.util.Set;
import oo.shared.domain.UserId;

/** Tells who calls, from the access token. Called once per request, so it answers from memory whenever it can. */
@FunctionalInterface
public interface Callers {

  Caller identify(String token);

  /** Who a token stands for. */
  sealed interface Caller {

    record Known(UserId user, Set<String> scopes) implements Caller {}

    /** @param reason why the token does not count, for its owner; without anything from inside the token */
    record Refused(String reason) implements Caller {}

    /** Nobody can tell now: the keys to check the token with are not at hand. */
    record Unavailable() implements Caller {}
  }
}
