package oo.recommender.adapter.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many who do something at the same moment. */
final class Crowd {

  private Crowd() {}

  static <T> List<T> atOnce(int size, IntFunction<T> call) throws Exception {
    var barrier = new CyclicBarrier(size);
    try (var threads = Executors.newFixedThreadPool(size)) {
      var calls = new ArrayList<Callable<T>>();
      for (int i = 0; i < size; i++) {
        int number = i;
        calls.add(() -> {
          barrier.await();
          return call.apply(number);
        });
      }
      var results = new ArrayList<T>();
      for (Future<T> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
