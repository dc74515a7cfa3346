package oo.development.servers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** What the development issuer keeps: its key pair, and the address under which it last ran. */
final class IssuerFolder {

  private final Path dataDir;
  private final Path key;
  private final Path settings;

  IssuerFolder(Path dataDir) {
    this.dataDir = dataDir;
    this.key = dataDir.resolve("issuer/key.jwk");
    this.settings = dataDir.resolve("issuer/issuer.json");
  }

  ECKey keyMadeIfMissing() {
    OwnedFiles.folder(key.getParent());
    return Files.exists(key) ? key() : freshKey();
  }

  /** @throws NoIssuerException if the issuer has never run on this folder */
  ECKey key() {
    if (!Files.exists(key)) {
      throw new NoIssuerException(dataDir);
    }
    try {
      return ECKey.parse(Files.readString(key));
    } catch (IOException | ParseException e) {
      throw new ServerStartException("cannot read the development issuer's key " + key + "; remove it to get a new one", e);
    }
  }

  Optional<URI> lastAddress() {
    if (!Files.exists(settings)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSONObjectUtils.getURI(JSONObjectUtils.parse(Files.readString(settings)), "issuer"));
    } catch (IOException | ParseException e) {
      throw new ServerStartException("cannot read " + settings + "; remove it to choose the issuer's port anew", e);
    }
  }

  void rememberAddress(URI address) {
    write(settings, JSONObjectUtils.toJSONString(Map.of("issuer", address.toString())));
  }

  private ECKey freshKey() {
    try {
      var fresh = new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256).keyIDFromThumbprint(true).generate();
      write(key, fresh.toJSONString());
      return fresh;
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  private static void write(Path file, String content) {
    try {
      OwnedFiles.write(file, content + "\n");
    } catch (IOException e) {
      throw new ServerStartException.FolderNotWritable(file.getParent(), e);
    }
  }
}
