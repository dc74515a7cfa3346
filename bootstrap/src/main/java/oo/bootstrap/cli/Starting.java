package oo.bootstrap.cli;

import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;
import oo.bootstrap.Oo;
import oo.bootstrap.Settings;
import oo.events.adapter.nats.NatsBus;
import oo.recommender.application.FaultyPolicies;
import oo.shared.application.DatabaseUnavailable;

/** Starts the application, and turns what keeps it from starting into words. */
public final class Starting {

  private Starting() {}

  /** @throws Refused when the database cannot be reached or a port is taken */
  public static Oo app(Settings settings) {
    try {
      return Oo.start(settings);
    } catch (DatabaseUnavailable unavailable) {
      throw new Refused("the database at " + settings.database().url() + " cannot be used: " + rootMessage(unavailable)
          + "; check OO_DATABASE_URL, OO_DATABASE_ADMIN_USER and OO_DATABASE_ADMIN_PASSWORD", unavailable);
    } catch (NatsBus.Drifted drifted) {
      throw new Refused("NATS is not as oO made it, and oO leaves it alone:\n  "
          + drifted.getMessage().replace("\n", "\n  ")
          + "\nset it right, or delete the stream: ./oo events rebuild brings everything back", drifted);
    } catch (FaultyPolicies faulty) {
      throw new Refused(faulty.getMessage() + "\n./oo policies check FILE looks at a file without starting anything", faulty);
    } catch (RuntimeException failed) {
      throw portTaken(failed)
          .map(taken -> new Refused("cannot listen on " + taken.getMessage()
              + "; stop what listens there, or choose another with --port or --observe-port (OO_HTTP_PORT, OO_OBSERVE_PORT)", taken))
          .orElseThrow(() -> failed);
    }
  }

  private static Optional<Throwable> portTaken(Throwable failed) {
    return causes(failed).filter(BindException.class::isInstance).findFirst();
  }

  private static String rootMessage(Throwable failed) {
    Throwable root = causes(failed).reduce((_, next) -> next).orElse(failed);
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  private static Stream<Throwable> causes(Throwable failed) {
    return Stream.iterate(failed, cause -> cause != null, Throwable::getCause);
  }
}
