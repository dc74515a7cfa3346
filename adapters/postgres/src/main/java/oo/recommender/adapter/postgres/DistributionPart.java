package oo.recommender.adapter.postgres;

import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.Distribution;

/** Every probability within a document, to the bit; kinds that have none are left out. */
final class DistributionPart {

  private DistributionPart() {}

  static void write(DocumentWriter document, Distribution distribution) {
    document.bits(distribution.silence());
    var kinds = Code.KIND.constants().stream().filter(kind -> bits(distribution.kind(kind)) != 0).toList();
    document.each(kinds, kind -> document.constant(Code.KIND, kind).bits(distribution.kind(kind)));
    for (int i = 0; i < distribution.candidates().size(); i++) {
      document.bits(distribution.withinKind(i));
    }
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  static Distribution read(DocumentReader document, CandidateSet candidates) {
    double silence = document.real();
    var kinds = new double[TipKind.values().length];
    for (int left = document.count(); left > 0; left--) {
      kinds[document.constant(Code.KIND).ordinal()] = document.real();
    }
    var withinKind = new double[candidates.size()];
    for (int i = 0; i < withinKind.length; i++) {
      withinKind[i] = document.real();
    }
    return new Distribution(candidates, kinds, silence, withinKind);
  }
}
