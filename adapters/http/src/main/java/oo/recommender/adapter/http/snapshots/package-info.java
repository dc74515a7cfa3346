/** The recommender's operations for those who look after what was learned. */
@NullMarked
package oo.recommender.adapter.http.snapshots;

import org.jspecify.annotations.NullMarked;
