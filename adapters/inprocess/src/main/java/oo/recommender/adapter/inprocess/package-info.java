/** The recommender asks profile, and reads what modules told, in the same process. */
@NullMarked
package oo.recommender.adapter.inprocess;

import org.jspecify.annotations.NullMarked;
