/** What a policy would have earned, told from decisions that another one made, and whether that is good enough to promote it. */
@NullMarked
package oo.recommender.domain.evaluation;

import org.jspecify.annotations.NullMarked;
