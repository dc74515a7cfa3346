package oo.profile.application.port;

import java.time.Instant;
import oo.profile.domain.ProfileEvent;

/** Tells others of changes; what is appended is told if and only if the transaction is committed. */
public interface ProfileEvents {

  void append(ProfileEvent event, Instant at);
}
