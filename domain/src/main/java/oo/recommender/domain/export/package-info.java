/** Decisions as they leave oO, for those who learn from them elsewhere. */
@NullMarked
package oo.recommender.domain.export;

import org.jspecify.annotations.NullMarked;
