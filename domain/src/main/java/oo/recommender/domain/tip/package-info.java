/** A tip from its offer to its end, and what is kept of a user's tips so that the next one respects the last. */
@NullMarked
package oo.recommender.domain.tip;

import org.jspecify.annotations.NullMarked;
