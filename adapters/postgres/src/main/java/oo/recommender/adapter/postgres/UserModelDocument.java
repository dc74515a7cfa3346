package oo.recommender.adapter.postgres;

import java.time.Instant;
import java.util.EnumMap;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.learning.UserModel;
import oo.recommender.domain.policy.ModelInputs;

/** What was learned of one user as bytes: inputs that are 0, as most are, take none. */
final class UserModelDocument {

  private static final int FORMAT = 1;
  private static final long INPUTS = Long.parseUnsignedLong(ModelInputs.hash().substring(0, 16), 16);

  private UserModelDocument() {}

  static byte[] write(UserModel model) {
    var document = new DocumentWriter(FORMAT, Instant.EPOCH).bits(INPUTS).instant(model.asOf());
    document.each(model.kinds().entrySet(), entry -> {
      document.constant(Code.KIND, entry.getKey()).bits(entry.getValue().weight()).bits(entry.getValue().rewards());
      SparseNumbers.write(document, entry.getValue().inputs());
    });
    return document.document();
  }

  /** Empty where it was learned from other inputs than there are now: {@code ./oo model rebuild} makes it anew. */
  static UserModel read(byte[] bytes) {
    var document = new DocumentReader("a user's model", bytes, FORMAT, Instant.EPOCH);
    if (document.bits() != INPUTS) {
      return UserModel.EMPTY;
    }
    var asOf = document.instantOrNull();
    var kinds = new EnumMap<TipKind, UserModel.Answers>(TipKind.class);
    for (int left = document.count(); left > 0; left--) {
      kinds.put(document.constant(Code.KIND), new UserModel.Answers(
          document.real(), document.real(), SparseNumbers.read(document, ModelInputs.WIDTH)));
    }
    return new UserModel(asOf, kinds);
  }
}
