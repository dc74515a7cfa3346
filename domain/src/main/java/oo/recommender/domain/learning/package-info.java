/** What reactions are worth, and what is learned from them: sums that do not depend on the order of what they sum up. */
@NullMarked
package oo.recommender.domain.learning;

import org.jspecify.annotations.NullMarked;
