package oo.events.adapter.nats;

import io.nats.client.AuthHandler;
import io.nats.client.NKey;
import io.nats.client.Nats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** How a user proves who it is: with the NKey seed in {@code <user>.nk}, or the credentials in {@code <user>.creds}. */
final class Credentials {

  private Credentials() {}

  static AuthHandler of(Path folder, String user) {
    Path seed = folder.resolve(user + ".nk");
    Path credentials = folder.resolve(user + ".creds");
    if (Files.exists(seed)) {
      return new Seed(seed);
    }
    if (Files.exists(credentials)) {
      return Nats.credentials(credentials.toString());
    }
    throw new IllegalArgumentException("there is neither " + seed + " nor " + credentials);
  }

  /** Reads the file each time, so that a changed key needs no restart. */
  private record Seed(Path file) implements AuthHandler {

    @Override
    public byte[] sign(byte[] nonce) {
      try {
        return key().sign(nonce);
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException("cannot sign with the seed in " + file, e);
      }
    }

    @Override
    public char[] getID() {
      try {
        return key().getPublicKey();
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException("there is no seed in " + file, e);
      }
    }

    @Override
    public char[] getJWT() {
      return new char[0];
    }

    private NKey key() throws IOException {
      return NKey.fromSeed(Files.readString(file).strip().toCharArray());
    }
  }
}
