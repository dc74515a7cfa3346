package oo.profile.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import oo.profile.domain.Consent;
import oo.profile.domain.ConsentChange;
import oo.profile.domain.ConsentChange.Origin;
import oo.profile.domain.Purpose;
import oo.shared.application.Transactions;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

public abstract class UserConsentsContract {

  private static final Instant FIRST = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-11-24T08:00:00.123456Z");

  private final UserId user = new UserId(UUID.randomUUID());

  protected abstract UserConsents consents();

  protected abstract Transactions transactions();

  @Test
  void listsEveryPurposeInOrderAlsoWhenNoneWasEverAskedFor() {
    assertThat(of(user)).isEqualTo(Arrays.stream(Purpose.values()).map(Consent::neverGiven).toList());
  }

  @Test
  void remembersTheLastWord() {
    save(new Consent(Purpose.PUSH, true, 1, FIRST), Origin.SETTING);
    save(new Consent(Purpose.PUSH, false, 2, SECOND), Origin.SETTING);
    assertThat(of(user)).contains(new Consent(Purpose.PUSH, false, 2, SECOND))
        .contains(Consent.neverGiven(Purpose.CALENDAR_TIPS));
  }

  @Test
  void keepsEveryWordOnRecord() {
    save(new Consent(Purpose.CALENDAR_TIPS, true, 1, FIRST), Origin.CONNECTION);
    save(new Consent(Purpose.CALENDAR_TIPS, false, 2, SECOND), Origin.SETTING);
    assertThat(historyOf(user)).containsExactly(
        new ConsentChange(user, Purpose.CALENDAR_TIPS, true, Origin.CONNECTION, FIRST),
        new ConsentChange(user, Purpose.CALENDAR_TIPS, false, Origin.SETTING, SECOND));
  }

  @Test
  void keepsUsersApart() {
    save(new Consent(Purpose.PUSH, true, 1, FIRST), Origin.SETTING);
    var other = new UserId(UUID.randomUUID());
    assertThat(of(other)).noneMatch(Consent::granted);
    assertThat(historyOf(other)).isEmpty();
  }

  private List<Consent> of(UserId of) {
    return transactions().call(() -> consents().of(of));
  }

  private List<ConsentChange> historyOf(UserId of) {
    return transactions().call(() -> consents().historyOf(of));
  }

  private void save(Consent consent, Origin origin) {
    transactions().run(() -> {
      consents().lock(user);
      consents().save(user, consent, origin);
    });
  }
}
