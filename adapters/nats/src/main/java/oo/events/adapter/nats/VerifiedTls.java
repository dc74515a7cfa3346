package oo.events.adapter.nats;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS that also verifies the server's name, which the NATS client itself does not ask for. */
final class VerifiedTls extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager chain;

  private VerifiedTls(X509ExtendedTrustManager chain) {
    this.chain = chain;
  }

  /** @param authority certificates to trust, PEM; those of the JDK when empty */
  static SSLContext trusting(Optional<Path> authority) {
    try {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authority.isPresent() ? store(authority.get()) : null);
      var chain = Stream.of(trust.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast).findFirst().orElseThrow();
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new VerifiedTls(chain)}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("cannot trust " + authority.map(Path::toString).orElse("the JDK's authorities"), e);
    }
  }

  private static KeyStore store(Path pem) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      var number = 0;
      for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
    }
    return store;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] certificates, String kind, @Nullable Socket socket) throws CertificateException {
    if (!(socket instanceof SSLSocket tls)) {
      throw new CertificateException("the server's name cannot be verified");
    }
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    chain.checkServerTrusted(certificates, kind, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] certificates, String kind) throws CertificateException {
    throw new CertificateException("the server's name cannot be verified");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] certificates, String kind, @Nullable SSLEngine engine) throws CertificateException {
    throw new CertificateException("the server's name cannot be verified");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] certificates, String kind) throws CertificateException {
    chain.checkClientTrusted(certificates, kind);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] certificates, String kind, @Nullable Socket socket) throws CertificateException {
    chain.checkClientTrusted(certificates, kind, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] certificates, String kind, @Nullable SSLEngine engine) throws CertificateException {
    chain.checkClientTrusted(certificates, kind, engine);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return chain.getAcceptedIssuers();
  }
}
