package oo.integrations.adapter.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PublicAddressesTest {

  @Example
  void acceptsWhatLiesJustOutsideTheRangesAndWellKnownServers() {
    assertThat(Addresses.PUBLIC).allMatch(address -> PublicAddresses.contains(Addresses.address(address)));
  }

  @Example
  void refusesTheEdgesOfEveryRange() {
    assertThat(Stream.concat(Addresses.PRIVATE_V4.stream(), Addresses.PRIVATE_V6.stream()))
        .noneMatch(address -> PublicAddresses.contains(Addresses.address(address)));
  }

  @Example
  void refusesPrivateAddressesThatIPv6Carries() {
    assertThat(Addresses.PRIVATE_V4.stream().flatMap(v4 -> Addresses.embedded(v4).stream()))
        .hasSizeGreaterThan(500)
        .noneMatch(address -> PublicAddresses.contains(Addresses.address(address)));
  }

  @Example
  void judgesAMappedAddressThatTheJdkHasNotTurnedIntoIPv4() throws UnknownHostException {
    assertThat(PublicAddresses.contains(mapped(127, 0, 0, 1))).isFalse();
    assertThat(PublicAddresses.contains(mapped(8, 8, 8, 8))).isTrue();
  }

  /** No private address passes, in whatever way it is written. */
  @Property(tries = 500)
  void acceptsNoPrivateIPv4InAnyForm(@ForAll("privateV4") String v4) {
    assertThat(PublicAddresses.contains(Addresses.address(v4))).isFalse();
    assertThat(Addresses.embedded(v4)).noneMatch(form -> PublicAddresses.contains(Addresses.address(form)));
    for (var host : Addresses.hostsOf(v4)) {
      assertThatThrownBy(() -> check(host)).as(host).isInstanceOf(ForbiddenAddress.class);
    }
  }

  @Property(tries = 500)
  void agreesWithTheJdkOnWhatItKnowsOf(@ForAll int v4) throws UnknownHostException {
    var address = InetAddress.getByAddress(new byte[] {(byte) (v4 >> 24), (byte) (v4 >> 16), (byte) (v4 >> 8), (byte) v4});
    if (address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress()
        || address.isMulticastAddress() || address.isAnyLocalAddress()) {
      assertThat(PublicAddresses.contains(address)).isFalse();
    }
  }

  private static void check(String host) throws ForbiddenAddress {
    var target = Target.of(URI.create("http://" + host + ":8080/"));
    if (target.host().literal() == null) {
      throw new AssertionError(host + " would be looked up");
    }
    AddressRules.of(false).check(List.of(target.host().literal()), target.port());
  }

  @Provide
  Arbitrary<String> privateV4() {
    return Arbitraries.of(Ranges.values()).flatMap(range ->
        Combinators.combine(octet(range, 0), octet(range, 1), octet(range, 2), octet(range, 3))
            .as((a, b, c, d) -> a + "." + b + "." + c + "." + d));
  }

  private static Arbitrary<Integer> octet(Ranges range, int i) {
    return i < range.from.length ? Arbitraries.integers().between(range.from[i], range.to[i]) : Arbitraries.integers().between(0, 255);
  }

  private static InetAddress mapped(int a, int b, int c, int d) throws UnknownHostException {
    var bytes = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) a, (byte) b, (byte) c, (byte) d};
    return Inet6Address.getByAddress("host", bytes, 1);
  }

  private enum Ranges {
    THIS(new int[] {0}, new int[] {0}), TEN(new int[] {10}, new int[] {10}),
    CGNAT(new int[] {100, 64}, new int[] {100, 127}), LOOPBACK(new int[] {127}, new int[] {127}),
    LINK_LOCAL(new int[] {169, 254}, new int[] {169, 254}), TWELVE(new int[] {172, 16}, new int[] {172, 31}),
    PROTOCOL(new int[] {192, 0, 0}, new int[] {192, 0, 0}), DOC_1(new int[] {192, 0, 2}, new int[] {192, 0, 2}),
    SIXTEEN(new int[] {192, 168}, new int[] {192, 168}), BENCHMARK(new int[] {198, 18}, new int[] {198, 19}),
    DOC_2(new int[] {198, 51, 100}, new int[] {198, 51, 100}), DOC_3(new int[] {203, 0, 113}, new int[] {203, 0, 113}),
    MULTICAST_AND_RESERVED(new int[] {224}, new int[] {255});

    private final int[] from;
    private final int[] to;

    Ranges(int[] from, int[] to) {
      this.from = from;
      this.to = to;
    }
  }
}
