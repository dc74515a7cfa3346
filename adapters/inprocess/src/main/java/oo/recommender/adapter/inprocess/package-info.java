/** The recommender asks profile and events, in the same process. */
@NullMarked
package oo.recommender.adapter.inprocess;

import org.jspecify.annotations.NullMarked;
