package oo.profile.domain;

/** @param version how often they were changed; 0 when they were never set and are the defaults */
public record VersionedPreferences(Preferences preferences, long version) {

  public static final VersionedPreferences NEVER_SET = new VersionedPreferences(Preferences.DEFAULTS, 0);

  /** Setting again what is set changes nothing; setting the defaults keeps them when the defaults change one day. */
  public boolean isChangedBy(Preferences wanted) {
    return version == 0 || !preferences.equals(wanted);
  }

  public VersionedPreferences changedTo(Preferences wanted) {
    return new VersionedPreferences(wanted, version + 1);
  }
}
