package oo.integrations.adapter.connectors;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom an address names, in the one form in which it is looked up, asked for and verified.
 *
 * @param name lower-case ASCII, internationalised names in punycode, IPv6 without brackets
 * @param literal the address, when it is written out instead of a name
 */
record Host(String name, @Nullable InetAddress literal) {

  private static final Pattern BRACKETED = Pattern.compile("\\[([0-9a-f:.]+)]");
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  /** What is read as an IPv4 address in one form or another, as browsers tell (WHATWG URL, "ends in a number"). */
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern DOTTED_QUAD = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  static Host of(String written) throws ForbiddenAddress {
    var host = ascii(written);
    var bracketed = BRACKETED.matcher(host);
    if (bracketed.matches()) {
      return literal(bracketed.group(1));
    }
    if (!NAME.matcher(host).matches()) {
      throw new ForbiddenAddress("the address has no proper host name");
    }
    if (!NUMERIC.matcher(host).matches()) {
      return new Host(host, null);
    }
    if (!DOTTED_QUAD.matcher(host).matches()) {
      throw new ForbiddenAddress("an IPv4 address is written as four decimal numbers");
    }
    return literal(host);
  }

  private static String ascii(String written) throws ForbiddenAddress {
    try {
      var isAscii = written.chars().allMatch(c -> c < 0x80);
      return (isAscii ? written : IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES)).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new ForbiddenAddress("the address has no proper host name");
    }
  }

  private static Host literal(String address) throws ForbiddenAddress {
    try {
      return new Host(address, InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException e) {
      throw new ForbiddenAddress("the address has no proper host name");
    }
  }

  /** As in an address and in the Host header. */
  String written() {
    return name.indexOf(':') < 0 ? name : "[" + name + "]";
  }
}
