/** What is decided, and what the shadows make of it. */
@NullMarked
package oo.recommender.adapter.metrics;

import org.jspecify.annotations.NullMarked;
