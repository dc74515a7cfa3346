/** One decision as a pure function: availability, candidates, choice, words, and the record that can repeat it. */
@NullMarked
package oo.recommender.domain.decision;

import org.jspecify.annotations.NullMarked;
