package oo.profile.domain;

import java.time.ZoneId;
import oo.shared.domain.UserId;

/** What others are told of a profile. */
public sealed interface ProfileEvent {

  UserId user();

  /** @param version a larger number is newer */
  record PreferencesChanged(UserId user, ZoneId timeZone, long version) implements ProfileEvent {}

  record ConsentChanged(UserId user, Purpose purpose, boolean granted) implements ProfileEvent {}
}
