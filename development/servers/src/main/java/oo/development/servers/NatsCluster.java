package oo.development.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three NATS servers on 127.0.0.1 which keep each stream together; they share their users and their certificate. */
public final class NatsCluster implements AutoCloseable {

  private static final int SIZE = 3;

  private final Path folder;
  private final List<NatsServer> nodes = new ArrayList<>();

  private NatsCluster(Path folder) {
    this.folder = folder;
  }

  /** Starts on a folder of its own and free ports, which closing it removes. */
  public static NatsCluster temporary(List<NatsServer.User> users) {
    var cluster = new NatsCluster(NatsServer.temporaryFolder());
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "temporary-nats-cluster-closer"));
    try {
      cluster.start(users);
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void start(List<NatsServer.User> users) {
    var known = new NatsUsers(OwnedFiles.folder(folder.resolve("credentials")), users);
    var certificate = NatsCertificate.in(folder);
    String password = NatsKey.generate().seed();
    List<Integer> ports = IntStream.range(0, SIZE).mapToObj(_ -> NatsServer.freePort()).toList();
    String routes = ports.stream().map(port -> "\"nats-route://oo:" + password + "@127.0.0.1:" + port + "\"")
        .collect(Collectors.joining(", "));
    for (int port : ports) {
      String name = "oo-" + nodes.size();
      nodes.add(NatsServer.member(folder.resolve(name), 0, known, certificate, name, """
          cluster {
            name: oo, listen: "127.0.0.1:%d", routes: [%s]
            authorization { user: oo, password: %s, timeout: 5 }
          }
          """.formatted(port, routes, password), false));
    }
  }

  public List<NatsServer> nodes() {
    return List.copyOf(nodes);
  }

  /** The folder with a file {@code <user>.nk} for each user. */
  public Path credentials() {
    return nodes.getFirst().credentials();
  }

  /** The certificate, PEM, by which clients know each of the servers. */
  public Path certificate() {
    return nodes.getFirst().certificate();
  }

  @Override
  public void close() {
    nodes.forEach(NatsServer::close);
    nodes.clear();
    try {
      OwnedFiles.deleteTree(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
