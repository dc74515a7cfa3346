/** One decision: who is available, what could be offered, how it is chosen, and what the reaction means. */
@NullMarked
package oo.recommender.domain;

import org.jspecify.annotations.NullMarked;
