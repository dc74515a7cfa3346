package oo.bootstrap.wiring;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;
import oo.shared.application.Ids;

/** UUIDs of version 7, random within a millisecond, so that nobody can guess the next one. */
public final class TimeOrderedIds implements Ids {

  private final TimeBasedEpochRandomGenerator generator = Generators.timeBasedEpochRandomGenerator();

  @Override
  public UUID next() {
    return generator.generate();
  }
}
