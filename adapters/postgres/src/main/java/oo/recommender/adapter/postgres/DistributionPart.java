package oo.recommender.adapter.postgres;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.Distribution;

/**
 * Every probability within a document, to the bit; kinds that have none are left out. Candidates that are alike are equally
 * likely, and where there is nothing to choose by, each of n has one nth: both take a byte.
 */
final class DistributionPart {

  private static final int LAST_PLAIN_FORMAT = 2;

  /** What a byte says of a probability: that it follows, how many before it was the same, or one by how much it is. */
  private static final int FOLLOWS = 0;
  private static final int MOST_BEFORE = 127;
  private static final int MOST_PARTS = 127;
  /** Candidates that are alike are of one kind, and lie near each other. */
  private static final int REACH = 24;
  private static final int ZERO = 255;

  private DistributionPart() {}

  static void write(DocumentWriter document, Distribution distribution) {
    var kinds = Code.KIND.constants().stream().filter(kind -> bits(distribution.kind(kind)) != 0).toList();
    var written = new Written(document, 1 + kinds.size() + distribution.candidates().size());
    written.add(distribution.silence());
    document.each(kinds, kind -> {
      document.constant(Code.KIND, kind);
      written.add(distribution.kind(kind));
    });
    for (int i = 0; i < distribution.candidates().size(); i++) {
      written.add(distribution.withinKind(i));
    }
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static final class Written {

    private final DocumentWriter document;
    private final long[] values;
    private int count;

    Written(DocumentWriter document, int most) {
      this.document = document;
      this.values = new long[most];
    }

    void add(double value) {
      long bits = bits(value);
      int head = head(value, bits);
      document.raw(head);
      if (head == FOLLOWS) {
        document.bits(bits);
      }
      values[count++] = bits;
    }

    private int head(double value, long bits) {
      if (bits == 0) {
        return ZERO;
      }
      int parts = value > 0 && value <= 1 ? (int) Math.min(MOST_PARTS, Math.rint(1 / value)) : 1;
      if (bits(1.0 / parts) == bits) {
        return MOST_BEFORE + parts;
      }
      for (int before = 1; before <= Math.min(REACH, count); before++) {
        if (values[count - before] == bits) {
          return before;
        }
      }
      return FOLLOWS;
    }
  }

  static Distribution read(DocumentReader document, CandidateSet candidates) {
    return document.format() <= LAST_PLAIN_FORMAT
        ? read(candidates, document, document::real)
        : read(candidates, document, new Read(document)::next);
  }

  private static Distribution read(CandidateSet candidates, DocumentReader document, DoubleSupplier next) {
    double silence = next.getAsDouble();
    var kinds = new double[TipKind.values().length];
    for (int left = document.count(); left > 0; left--) {
      kinds[document.constant(Code.KIND).ordinal()] = next.getAsDouble();
    }
    var withinKind = new double[candidates.size()];
    Arrays.setAll(withinKind, _ -> next.getAsDouble());
    return new Distribution(candidates, kinds, silence, withinKind);
  }

  private static final class Read {

    private final DocumentReader document;
    private double[] values = new double[64];
    private int count;

    Read(DocumentReader document) {
      this.document = document;
    }

    double next() {
      int head = document.raw();
      double value = switch (head) {
        case FOLLOWS -> document.real();
        case ZERO -> 0;
        default -> head <= MOST_BEFORE ? values[count - head] : 1.0 / (head - MOST_BEFORE);
      };
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
      return value;
    }
  }
}
