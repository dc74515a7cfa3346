package oo.integrations.adapter.connectors;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Addresses that are not public, and the ways in which one can be written. */
final class Addresses {

  /** First, last and one in the middle of each range; written independently of what the code under test knows. */
  static final List<String> PRIVATE_V4 = List.of(
      "0.0.0.0", "0.1.2.3", "0.255.255.255", "10.0.0.0", "10.1.2.3", "10.255.255.255", "100.64.0.0", "100.100.100.200",
      "100.127.255.255", "127.0.0.1", "127.0.0.2", "127.1.1.1", "127.255.255.255", "169.254.0.0", "169.254.169.254",
      "169.254.255.255", "172.16.0.0", "172.20.1.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.0",
      "192.0.2.255", "192.88.99.1", "192.168.0.0", "192.168.1.1", "192.168.255.255", "198.18.0.0", "198.19.255.255",
      "198.51.100.7", "203.0.113.0", "203.0.113.255", "224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.254",
      "255.255.255.255", "168.63.129.16");

  static final List<String> PRIVATE_V6 = List.of(
      "::", "::1", "::2", "::ffff:0:7f00:1", "64:ff9b:1::1", "64:ff9b:1:ffff:ffff:ffff:7f00:1", "64:ff9a::1", "100::1",
      "100::ffff:ffff:ffff:ffff", "2001::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "2001:2::1", "2001:10::1",
      "2001:20::1", "2001:db8::1", "2001:db8:ffff::1", "2002::1", "2002:7f00:1::", "3fff::1", "3fff:fff::1", "4000::1",
      "5f00::1", "fc00::1", "fd00:ec2::254", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fe80::1", "febf::1", "fec0::1",
      "feff::1", "ff02::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2606:2800::5efe:8.8.8.8",
      "2606:2800::200:5efe:127.0.0.1");

  static final List<String> PUBLIC = List.of(
      "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255", "100.128.0.0", "126.255.255.255",
      "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.0",
      "192.0.3.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "203.0.112.255", "203.0.114.0",
      "223.255.255.255", "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700:4700::1111",
      "2a00:1450:4001:81c::200e", "64:ff9b::808:808");

  private Addresses() {}

  /** As hosts of an address, each a way to reach {@code v4}, or that some program takes for one. */
  static List<String> hostsOf(String v4) {
    var b = octets(v4);
    var number = (b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3]) & 0xffffffffL;
    var hosts = new ArrayList<>(embedded(v4).stream().map(address -> "[" + address + "]").toList());
    hosts.addAll(List.of(
        v4, v4 + ".", Long.toString(number), "0x" + Long.toHexString(number), "0" + Long.toOctalString(number),
        joined(b, "0%o"), joined(b, "0x%x"), joined(b, "0X%02X"), joined(b, "%03d"),
        b[0] + "." + (number & 0xffffff), b[0] + "." + b[1] + "." + (number & 0xffff),
        "0x" + Integer.toHexString(b[0]) + "." + (number & 0xffffff), "0" + v4, v4 + ".0x0",
        fullWidth(v4), v4.replace('.', '。'), v4.replace(".", "%2e"), "%3" + v4.charAt(0) + v4.substring(1),
        "ada@" + v4, "ada:secret@" + v4, "@" + v4, "calendars.example@" + v4, v4 + "@calendars.example",
        "[::ffff:" + v4 + "%25eth0]", "[::ffff:" + v4 + "%25]"));
    return hosts;
  }

  /** IPv6 addresses, without brackets, that carry {@code v4} or are it. */
  static List<String> embedded(String v4) {
    var b = octets(v4);
    var hex = "%x:%x".formatted(b[0] << 8 | b[1], b[2] << 8 | b[3]);
    var inverted = "%x:%x".formatted((b[0] << 8 | b[1]) ^ 0xffff, (b[2] << 8 | b[3]) ^ 0xffff);
    return List.of(
        "::ffff:" + v4, "::ffff:" + hex, "0:0:0:0:0:FFFF:" + hex, "::" + v4, "::" + hex, "::ffff:0:" + hex,
        "64:ff9b::" + v4, "64:ff9b::" + hex, "64:ff9b:1::" + hex, "2002:" + hex + "::1",
        "2001:0:4136:e378:8000:63bf:" + inverted, "2001:0:" + hex + "::1", "fe80::5efe:" + hex, "2606:2800::5efe:" + hex,
        "2606:2800::200:5efe:" + hex);
  }

  static InetAddress address(String literal) {
    return InetAddress.ofLiteral(literal);
  }

  private static int[] octets(String v4) {
    return List.of(v4.split("\\.")).stream().mapToInt(Integer::parseInt).toArray();
  }

  private static String joined(int[] octets, String format) {
    return IntStream.of(octets).mapToObj(format::formatted).collect(Collectors.joining("."));
  }

  private static String fullWidth(String text) {
    return text.chars().mapToObj(c -> String.valueOf((char) (c - '!' + '！'))).collect(Collectors.joining());
  }
}
