package oo.shared.application;

import java.util.UUID;

/** Makes new identifiers: UUID version 7 (RFC 9562), so that they sort by the time they were made. */
@FunctionalInterface
public interface Ids {

  UUID next();
}
