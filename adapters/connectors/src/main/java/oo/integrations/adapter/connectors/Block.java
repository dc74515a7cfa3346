package oo.integrations.adapter.connectors;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** A block of addresses of one family, written as in RFC 4632: {@code 10.0.0.0/8}. */
record Block(int addressBytes, BigInteger prefix, int hostBits) {

  static Block of(String notation) {
    var slash = notation.indexOf('/');
    var bytes = InetAddress.ofLiteral(notation.substring(0, slash)).getAddress();
    var hostBits = bytes.length * 8 - Integer.parseInt(notation.substring(slash + 1));
    return new Block(bytes.length, new BigInteger(1, bytes).shiftRight(hostBits), hostBits);
  }

  static List<Block> all(String... notations) {
    return Stream.of(notations).map(Block::of).toList();
  }

  boolean contains(byte[] address) {
    return address.length == addressBytes && new BigInteger(1, address).shiftRight(hostBits).equals(prefix);
  }
}
