package oo.recommender.domain.decision;

import java.util.List;

/** Where candidates come from: the advice library, and the user's own tasks and events. */
sealed interface OfferSource permits AdviceOffers, TaskOffers, PreparationOffers {

  /** What is fit for the moment and {@link Eligibility eligible}. */
  List<Offer> at(Moment moment);
}
