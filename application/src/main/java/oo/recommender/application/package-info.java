/** Decide on a tip, take the reaction, look back, and replay. */
@NullMarked
package oo.recommender.application;

import org.jspecify.annotations.NullMarked;
