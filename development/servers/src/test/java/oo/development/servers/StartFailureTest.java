package oo.development.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Failures that a test cannot bring about on every machine, from the words that PostgreSQL 18 has for them. */
class StartFailureTest {

  private static final Path DATA = Path.of("/data");

  @Test
  void recognisesFullDisk() {
    assertThat(StartFailure.of(DATA, 1, "FATAL:  could not write lock file \"postmaster.pid\": No space left on device"))
        .isInstanceOf(ServerStartException.DiskFull.class);
  }

  @Test
  void recognisesAnotherVersion() {
    assertThat(StartFailure.of(DATA, 1, """
        FATAL:  database files are incompatible with server
        DETAIL:  The data directory was initialized by PostgreSQL version 17, which is not compatible with this version 18.6.
        """)).isInstanceOf(ServerStartException.WrongVersion.class).hasMessageContaining("PostgreSQL 17,");
  }

  @Test
  void recognisesRootWithoutUserNamespaces() {
    assertThat(StartFailure.of(DATA, 1, "unshare: unshare failed: Operation not permitted"))
        .hasMessageContaining("ordinary user");
  }

  @Test
  void quotesTheEndOfWhatItDoesNotKnow() {
    assertThat(StartFailure.of(DATA, 1, "x".repeat(10_000) + "FATAL:  the moon is full"))
        .hasMessageEndingWith("FATAL:  the moon is full")
        .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(2_200));
  }
}
