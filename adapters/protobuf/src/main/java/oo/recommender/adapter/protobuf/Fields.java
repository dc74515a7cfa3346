package oo.recommender.adapter.protobuf;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import oo.recommender.domain.TipKind;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Values as the contract writes them; what is wrong is told by the field's name, never by its value. */
final class Fields {

  private Fields() {}

  static UserId user(String value) {
    return new UserId(id("user_id", value));
  }

  static UUID id(String field, String value) {
    try {
      var id = UUID.fromString(value);
      if (id.toString().equals(value.toLowerCase(Locale.ROOT))) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // Its text repeats the value.
    }
    throw new IllegalArgumentException(field + " is not a UUID");
  }

  static @Nullable UUID idOrNull(String field, String value) {
    return value.isEmpty() ? null : id(field, value);
  }

  static String text(String field, String value) {
    return required(field, !value.isEmpty(), value);
  }

  static TipKind kind(String value) {
    return known("kind", TipKind::ofWireName, value);
  }

  /** A value of a set that is closed here and may have grown since. */
  static <T> T known(String field, Function<String, T> values, String value) {
    try {
      return values.apply(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field + " is none that is known here");
    }
  }

  /** The same for a value that nothing depends on. */
  static <T> @Nullable T knownOrNull(Function<String, T> values, String value) {
    try {
      return values.apply(value);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static Instant instant(String field, boolean present, Timestamp value) {
    return instant(required(field, present, value));
  }

  static @Nullable Instant instant(boolean present, Timestamp value) {
    return present ? instant(value) : null;
  }

  private static Instant instant(Timestamp value) {
    return Instant.ofEpochSecond(value.getSeconds(), value.getNanos());
  }

  static java.time.@Nullable Duration duration(boolean present, Duration value) {
    return present ? java.time.Duration.ofSeconds(value.getSeconds(), value.getNanos()) : null;
  }

  private static <T> T required(String field, boolean present, T value) {
    if (!present) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }
}
