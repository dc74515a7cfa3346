/** Features of a moment and its candidates, policies that make them a distribution, and the one place that draws. */
@NullMarked
package oo.recommender.domain.policy;

import org.jspecify.annotations.NullMarked;
