package oo.gateway.application.port;

/** One part that the application needs, and how it is; asked again and again, so it must be quick. */
public interface HealthCheck {

  /** Its name in the health report, such as {@code database}. */
  String name();

  State state();

  /** How a part is. */
  enum State {
    UP,
    /** It is missed, but requests are served without it. */
    DEGRADED,
    /** Requests cannot be served. */
    DOWN
  }
}
