package oo.recommender.application.port;

import java.util.List;
import oo.recommender.domain.Advice;

/** The reviewed advice, always whole, valid and in the same order; it does not change while the process runs. */
public interface AdviceLibrary {

  List<Advice> all();
}
