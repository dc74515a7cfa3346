package oo.development.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for this machine's loopback address, made by the JDK's keytool; clients trust it by having it.
 *
 * @param certificate PEM; @param key its PKCS#8 private key, PEM
 */
record NatsCertificate(Path certificate, Path key) {

  private static final String ALIAS = "server";
  private static final String PASSWORD = "OO_STORE_PASSWORD";

  static NatsCertificate in(Path folder) {
    var made = new NatsCertificate(folder.resolve("server-cert.pem"), folder.resolve("server-key.pem"));
    if (!Files.exists(made.certificate)) {
      try {
        made.make(folder.resolve("server.p12"));
      } catch (IOException | GeneralSecurityException e) {
        throw new ServerStartException("cannot make a certificate in " + folder + ": " + e.getMessage(), e);
      }
    }
    return made;
  }

  private void make(Path store) throws IOException, GeneralSecurityException {
    char[] password = NatsKey.generate().seed().toCharArray();
    Files.deleteIfExists(store);
    var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "825",
        "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1,dns:localhost", "-storetype", "PKCS12",
        "-keystore", store.toString(), "-storepass:env", PASSWORD);
    keytool.environment().put(PASSWORD, new String(password));
    run(keytool);
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, password);
    }
    OwnedFiles.write(key, pem("PRIVATE KEY", keys.getKey(ALIAS, password).getEncoded()));
    OwnedFiles.write(certificate, pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
    Files.delete(store);
  }

  private static void run(ProcessBuilder keytool) throws IOException {
    Process process = keytool.redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("keytool says: " + said.strip());
      }
    } catch (InterruptedException e) {
      throw ServerStartException.interrupted(e);
    }
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
        + "\n-----END " + kind + "-----\n";
  }
}
