package oo.development.servers;

import java.nio.file.Path;

/** The data folder has no development issuer yet, so there is no key to sign with. */
public final class NoIssuerException extends RuntimeException {

  NoIssuerException(Path dataDir) {
    super("there is no development issuer in " + dataDir + " yet; run ./oo start-dev first");
  }
}
