package oo.recommender.application.port;

import oo.recommender.domain.learning.UserModel;
import oo.recommender.domain.state.UserState;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** What the recommender itself knows of a user. */
public interface Users {

  /** One round trip, one consistent moment. Of a user who was never heard of, the empty state and no tips. */
  Known of(UserId user);

  /**
   * @param openTip the tip that {@code tips} has as open, whether or not its time is over; null when there is none
   * @param model what was learned of this user alone
   */
  record Known(UserState state, UserTips tips, @Nullable Tip openTip, UserModel model) {}
}
