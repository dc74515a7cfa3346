package oo.shared.domain;

import java.util.UUID;

/** The person whom a tip is for. */
public record UserId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
