package oo.recommender.application.port;

import java.io.IOException;
import oo.recommender.domain.export.ExportedDecision;

/** Where exported decisions go, in their order. Holds no more of them than a block. */
public interface DecisionSink extends AutoCloseable {

  /** @return false where the format has no place for it, for nothing was drawn */
  boolean write(ExportedDecision decision) throws IOException;

  /** Completes what was written; without it, it is of no use. */
  @Override
  void close() throws IOException;
}
