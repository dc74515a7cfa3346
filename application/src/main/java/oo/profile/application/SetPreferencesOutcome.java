package oo.profile.application;

import oo.profile.domain.VersionedPreferences;

/** How setting preferences ended. */
public sealed interface SetPreferencesOutcome {

  /** They are as the user wants them, whether or not that changed anything. */
  record Saved(VersionedPreferences current) implements SetPreferencesOutcome {}

  /** They are not those that the user meant to change. */
  record Stale(VersionedPreferences current) implements SetPreferencesOutcome {}

  /** No IANA time zone has this name. */
  record InvalidTimeZone(String name) implements SetPreferencesOutcome {}

  /** Not whole seconds from none to 24 hours. */
  record InvalidCooldown(String text) implements SetPreferencesOutcome {}
}
