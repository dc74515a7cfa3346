/** Policies from outside that decide on the same stream. */
@NullMarked
package oo.simulation.rival;

import org.jspecify.annotations.NullMarked;
