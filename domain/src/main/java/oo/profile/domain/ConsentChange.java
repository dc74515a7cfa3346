package oo.profile.domain;

import java.time.Instant;
import oo.shared.domain.UserId;

/** An entry of the lasting record of who gave or withdrew a consent, when, and how. */
public record ConsentChange(UserId user, Purpose purpose, boolean granted, Origin origin, Instant at) {

  public enum Origin {
    /** The user gave or withdrew it by name. */
    SETTING,
    /** The user connected a source, which says so. */
    CONNECTION
  }
}
