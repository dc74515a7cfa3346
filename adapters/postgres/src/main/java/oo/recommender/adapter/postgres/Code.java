package oo.recommender.adapter.postgres;

import java.util.List;
import oo.recommender.domain.Device;
import oo.recommender.domain.Reason;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.state.TipStanding.Stage;

/** The numbers under which documents keep the constants of an enum: appended to, never reordered. */
record Code<E extends Enum<E>>(List<E> constants) {

  static final Code<TipKind> KIND = of(
      TipKind.FOCUS, TipKind.PLANNING, TipKind.BREAK, TipKind.MOVEMENT, TipKind.SLEEP, TipKind.SOCIAL,
      TipKind.LEARNING, TipKind.ADMIN, TipKind.NOURISHMENT, TipKind.TASK, TipKind.PREPARATION);
  static final Code<Trigger> TRIGGER = of(Trigger.PULL, Trigger.PUSH);
  static final Code<Device> DEVICE = of(Device.OTHER, Device.MOBILE, Device.DESKTOP);
  static final Code<Stage> STAGE = of(Stage.OFFERED, Stage.SEEN, Stage.SNOOZED, Stage.DISMISSED, Stage.DONE);
  static final Code<SilenceReason> SILENCE = of(
      SilenceReason.CONSENT_MISSING, SilenceReason.QUIET_HOURS, SilenceReason.BUSY, SilenceReason.OPEN_TIP,
      SilenceReason.DAILY_CAP, SilenceReason.COOLDOWN, SilenceReason.NO_CANDIDATES, SilenceReason.CHOSEN_SILENCE);
  static final Code<Reason.Code> REASON = of(
      Reason.Code.SNOOZE_ENDED, Reason.Code.BEFORE_EVENT, Reason.Code.DUE_SOON, Reason.Code.FITS_FREE_TIME,
      Reason.Code.TIME_OF_DAY, Reason.Code.DAY_LOAD, Reason.Code.LIKED_KIND, Reason.Code.NOT_SHOWN_LATELY,
      Reason.Code.EXPLORATION);

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static <E extends Enum<E>> Code<E> of(E... constants) {
    return new Code<>(List.of(constants));
  }

  /** @throws IllegalArgumentException when the constant has no number yet */
  int of(E constant) {
    int number = constants.indexOf(constant);
    if (number < 0) {
      throw new IllegalArgumentException(constant + " has no number");
    }
    return number;
  }

  /** @throws IllegalStateException when the number is of a later version */
  E at(int number) {
    if (number < 0 || number >= constants.size()) {
      throw new IllegalStateException("no constant has the number " + number);
    }
    return constants.get(number);
  }
}
