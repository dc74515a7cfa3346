package oo.shared.application;

import java.util.Set;

/** Which versions of a thing its user is ready to change. */
public sealed interface ExpectedVersion {

  boolean allows(long current);

  static ExpectedVersion of(long version) {
    return new OneOf(Set.of(version));
  }

  record Any() implements ExpectedVersion {

    @Override
    public boolean allows(long current) {
      return true;
    }
  }

  /** @param versions none when the user named only what was never a version */
  record OneOf(Set<Long> versions) implements ExpectedVersion {

    public OneOf {
      versions = Set.copyOf(versions);
    }

    @Override
    public boolean allows(long current) {
      return versions.contains(current);
    }
  }
}
