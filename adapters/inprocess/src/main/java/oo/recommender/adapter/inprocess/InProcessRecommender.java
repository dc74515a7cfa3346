package oo.recommender.adapter.inprocess;

import oo.profile.application.ProfileQueries;
import oo.recommender.application.port.Profiles;

/** What the recommender needs of other modules, from those that run in the same process. */
public final class InProcessRecommender {

  private InProcessRecommender() {}

  public static Profiles profiles(ProfileQueries profiles) {
    return new InProcessProfiles(profiles);
  }
}
