package oo.integrations.adapter.connectors;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which addresses and ports a calendar may be fetched from.
 *
 * @param allowLoopback for development: lets loopback addresses through, on any port; nothing else
 * @param ports the ports of public addresses: those on which calendars are served, not those of databases and mail
 * @param own whether an address is one of this machine's, behind whose firewall we are
 */
record AddressRules(boolean allowLoopback, Set<Integer> ports, Predicate<InetAddress> own) {

  static final Set<Integer> WEB_PORTS = Set.of(80, 443, 8080, 8443);

  private static final List<Block> LOOPBACK = Block.all("127.0.0.0/8", "::1/128");

  AddressRules {
    ports = Set.copyOf(ports);
  }

  static AddressRules of(boolean allowLoopback) {
    return new AddressRules(allowLoopback, WEB_PORTS, AddressRules::isOnThisMachine);
  }

  /** All of a name's addresses must be allowed: which of them a connection would take is left to chance otherwise. */
  void check(List<InetAddress> addresses, int port) throws ForbiddenAddress {
    for (var address : addresses) {
      if (!isAllowedLoopback(address)) {
        checkPort(port);
        if (!PublicAddresses.contains(address) || own.test(address)) {
          throw new ForbiddenAddress("the address is not public");
        }
      }
    }
  }

  /** What can be told before a name is looked up. */
  void checkBeforeLookup(int port) throws ForbiddenAddress {
    if (!allowLoopback) {
      checkPort(port);
    }
  }

  private void checkPort(int port) throws ForbiddenAddress {
    if (!ports.contains(port)) {
      throw new ForbiddenAddress("calendars are fetched from the ports 80, 443, 8080 and 8443 only");
    }
  }

  private boolean isAllowedLoopback(InetAddress address) {
    return allowLoopback && LOOPBACK.stream().anyMatch(block -> block.contains(address.getAddress()));
  }

  private static boolean isOnThisMachine(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true;
    }
  }
}
