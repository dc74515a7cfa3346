package oo.profile.application;

import java.util.List;
import oo.profile.domain.Consent;

/**
 * All consents of one user.
 *
 * @param version how often any of them was given or withdrawn
 */
public record ConsentsView(List<Consent> items, long version) {

  public ConsentsView {
    items = List.copyOf(items);
  }

  static ConsentsView of(List<Consent> consents) {
    return new ConsentsView(consents, consents.stream().mapToLong(Consent::version).sum());
  }
}
