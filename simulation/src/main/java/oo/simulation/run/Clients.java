package oo.simulation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** A few connections that share the work of one moment; what one user does is never split over two of them. */
final class Clients implements AutoCloseable {

  private final List<Api> apis;
  private final ExecutorService threads;

  Clients(int port, int connections) {
    this.apis = IntStream.range(0, connections).mapToObj(_ -> new Api(port)).toList();
    this.threads = Executors.newFixedThreadPool(connections, Thread.ofPlatform().daemon().name("simulated-users-", 0).factory());
  }

  /** @param users of each piece of work, for the order of one user's pieces is kept; returns when all is done */
  <T> void each(List<T> work, ToIntFunction<T> users, BiConsumer<Api, T> doing) {
    var shares = IntStream.range(0, apis.size()).mapToObj(_ -> new ArrayList<T>()).toList();
    work.forEach(piece -> shares.get(users.applyAsInt(piece) % apis.size()).add(piece));
    var pending = new ArrayList<Future<?>>();
    for (int i = 0; i < apis.size(); i++) {
      var api = apis.get(i);
      var share = shares.get(i);
      if (!share.isEmpty()) {
        pending.add(threads.submit(() -> share.forEach(piece -> doing.accept(api, piece))));
      }
    }
    pending.forEach(Clients::await);
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped in the middle of a simulation", stopped);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    apis.forEach(Api::close);
  }
}
