package oo.recommender.adapter.logs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import oo.recommender.domain.evaluation.Chance;

/** Values of a line, checked. */
final class Fields {

  /** Probabilities written in single precision may be above 1 by this. */
  private static final double ROUNDING = 1e-6;

  private Fields() {}

  /** At the token after the field's name; NaN for null. */
  static double number(JsonParser parser, String name) throws IOException, Malformed {
    var token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return Double.NaN;
    }
    if (!token.isNumeric()) {
      throw new Malformed(name + " is not a number");
    }
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw new Malformed(name + " is too large a number");
    }
    return number;
  }

  static double required(double number, String name) throws Malformed {
    if (Double.isNaN(number)) {
      throw new Malformed(name + " is missing");
    }
    return number;
  }

  static double probability(double number, String name) throws Malformed {
    double present = required(number, name);
    if (present < 0 || present > 1 + ROUNDING) {
      throw new Malformed(name + " lies outside 0 to 1");
    }
    return Math.min(1, present);
  }

  /** NaN for null. */
  static double probabilityOrNull(JsonParser parser, String name) throws IOException, Malformed {
    double number = number(parser, name);
    return Double.isNaN(number) ? number : probability(number, name);
  }

  static Chance chance(double logged, String loggedName, double target, String targetName) throws Malformed {
    return new Chance(required(logged, loggedName), required(target, targetName));
  }

  static OffsetDateTime moment(String text, String name) throws Malformed {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException unreadable) {
      throw new Malformed(name + " is not a time such as 2026-11-23T08:00:00Z");
    }
  }
}
