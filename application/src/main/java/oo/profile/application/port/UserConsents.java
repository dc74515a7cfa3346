package oo.profile.application.port;

import java.util.List;
import oo.profile.domain.Consent;
import oo.profile.domain.ConsentChange;
import oo.shared.domain.UserId;

/** The consents of every user, and the lasting record of how they came about. */
public interface UserConsents {

  /** Lets no other transaction change the user's consents until this one ends; comes before every other call in it. */
  void lock(UserId user);

  /** One for each purpose, in the purposes' order. */
  List<Consent> of(UserId user);

  /** Stores what the user said and adds it to the record, which is never altered. */
  void save(UserId user, Consent consent, ConsentChange.Origin origin);

  /** The record of one user, the oldest entry first. */
  List<ConsentChange> historyOf(UserId user);
}
