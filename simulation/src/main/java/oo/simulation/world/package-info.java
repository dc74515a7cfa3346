/** People who never were: what they like, when, how often, and how they answer. It knows nothing of oO but its API. */
@NullMarked
package oo.simulation.world;

import org.jspecify.annotations.NullMarked;
