package oo.profile.adapter.postgres;

import static oo.codegen.sql.profile.tables.ConsentHistory.CONSENT_HISTORY;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import oo.profile.application.port.UserConsents;
import oo.profile.application.port.UserConsentsContract;
import oo.profile.domain.Consent;
import oo.profile.domain.ConsentChange.Origin;
import oo.profile.domain.Purpose;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.Transactions;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresUserConsentsIT extends UserConsentsContract {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final ModuleDatabase PROFILE = DATABASE.open("profile");

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void refusesToRewriteTheRecord() {
    var user = new UserId(UUID.randomUUID());
    var consent = new Consent(Purpose.PUSH, true, 1, Instant.parse("2026-11-23T08:00:00Z"));
    transactions().run(() -> consents().save(user, consent, Origin.SETTING));
    var rewrite = PROFILE.dsl().update(CONSENT_HISTORY).set(CONSENT_HISTORY.GRANTED, false)
        .where(CONSENT_HISTORY.USER_ID.eq(user.value()));
    assertThatThrownBy(rewrite::execute).hasMessageContaining("never changed");
  }

  @Override
  protected UserConsents consents() {
    return new PostgresUserConsents(PROFILE);
  }

  @Override
  protected Transactions transactions() {
    return new PostgresTransactions(PROFILE);
  }
}
