/** One run: a population, a policy and some weeks, over the real API on a clock turned by hand. */
@NullMarked
package oo.simulation.run;

import org.jspecify.annotations.NullMarked;
