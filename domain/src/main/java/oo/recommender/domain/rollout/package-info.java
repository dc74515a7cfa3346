/** Which policies there are, which part of the users each decides for, and how that changes. */
@NullMarked
package oo.recommender.domain.rollout;

import org.jspecify.annotations.NullMarked;
