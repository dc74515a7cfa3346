/** The recommender's operations for those who run oO. */
@NullMarked
package oo.recommender.adapter.http.operator;

import org.jspecify.annotations.NullMarked;
