package oo.integrations.adapter.connectors;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the addresses of a target and checks every one; only what it returned may be connected to. */
record Lookup(Resolver resolver, AddressRules rules) {

  List<InetAddress> addresses(Target target, Deadline deadline) throws ForbiddenAddress, IOException {
    rules.checkBeforeLookup(target.port());
    var literal = target.host().literal();
    var addresses = literal == null ? resolve(target.host().name(), deadline) : List.of(literal);
    if (addresses.isEmpty()) {
      throw new UnknownHostException();
    }
    rules.check(addresses, target.port());
    return addresses;
  }

  private List<InetAddress> resolve(String name, Deadline deadline) throws IOException {
    var lookup = new FutureTask<>(() -> List.copyOf(resolver.resolve(name)));
    // a thread of its own: a lookup cannot be interrupted, and would hold a virtual thread's carrier
    Thread.ofPlatform().daemon().name("feed-lookup").start(lookup);
    try {
      return lookup.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new FetchFailure("its name could not be looked up in time");
    } catch (ExecutionException e) {
      throw new UnknownHostException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchFailure("the fetch was interrupted");
    }
  }
}
