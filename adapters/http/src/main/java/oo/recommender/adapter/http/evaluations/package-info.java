/** The recommender's operations for those who want to know what a policy would earn. */
@NullMarked
package oo.recommender.adapter.http.evaluations;

import org.jspecify.annotations.NullMarked;
