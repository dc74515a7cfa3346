package oo.integrations.adapter.connectors;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells which addresses belong to the public Internet: the special-purpose registries of IANA (RFC 6890 and its
 * updates) are left out, and an IPv6 address that only carries an IPv4 address is judged by that one.
 */
final class PublicAddresses {

  private static final List<Block> NOT_PUBLIC_V4 = Block.all(
      "0.0.0.0/8", // this network
      "10.0.0.0/8",
      "100.64.0.0/10", // carrier-grade NAT
      "127.0.0.0/8",
      "168.63.129.16/32", // what Azure's machines find their platform at, though not a reserved address
      "169.254.0.0/16",
      "172.16.0.0/12",
      "192.0.0.0/24", // protocol assignments
      "192.0.2.0/24", // documentation
      "192.31.196.0/24", // AS112
      "192.52.193.0/24", // AMT
      "192.88.99.0/24", // 6to4 relays
      "192.168.0.0/16",
      "192.175.48.0/24", // AS112
      "198.18.0.0/15", // benchmarking
      "198.51.100.0/24", // documentation
      "203.0.113.0/24", // documentation
      "224.0.0.0/4", // multicast
      "240.0.0.0/4"); // reserved, broadcast

  /** Everything else is unassigned, local, or a way of carrying IPv4. */
  private static final Block GLOBAL_UNICAST_V6 = Block.of("2000::/3");

  private static final List<Block> NOT_PUBLIC_V6 = Block.all(
      "2001::/23", // protocol assignments, Teredo and benchmarking among them
      "2001:db8::/32", // documentation
      "2002::/16", // 6to4
      "2620:4f:8000::/48", // AS112
      "3fff::/20"); // documentation

  /** The form in which a resolver behind NAT64 tells of public IPv4 addresses (RFC 6052). */
  private static final Block NAT64 = Block.of("64:ff9b::/96");

  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    var bytes = address.getAddress();
    return bytes.length == 4 ? containsV4(bytes) : containsV6(bytes);
  }

  private static boolean containsV4(byte[] address) {
    return NOT_PUBLIC_V4.stream().noneMatch(block -> block.contains(address));
  }

  private static boolean containsV6(byte[] address) {
    if (isMapped(address) || NAT64.contains(address)) {
      return containsV4(Arrays.copyOfRange(address, 12, 16));
    }
    return GLOBAL_UNICAST_V6.contains(address)
        && !isIsatap(address)
        && NOT_PUBLIC_V6.stream().noneMatch(block -> block.contains(address));
  }

  private static boolean isMapped(byte[] address) {
    return Arrays.equals(address, 0, 12, MAPPED, 0, 12);
  }

  /** An interface id that carries an IPv4 address through a tunnel (RFC 5214), under whatever prefix. */
  private static boolean isIsatap(byte[] address) {
    return (address[8] & ~3) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == (byte) 0xfe;
  }
}
