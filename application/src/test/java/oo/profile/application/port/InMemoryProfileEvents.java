package oo.profile.application.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import oo.profile.domain.ProfileEvent;

public final class InMemoryProfileEvents implements ProfileEvents {

  private final List<ProfileEvent> appended = new ArrayList<>();

  @Override
  public void append(ProfileEvent event, Instant at) {
    appended.add(event);
  }

  public List<ProfileEvent> appended() {
    return List.copyOf(appended);
  }
}
