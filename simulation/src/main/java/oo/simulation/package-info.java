/** {@code ./oo simulate}: a population that oO decides for, over its own API, and what each policy costs it in regret. */
@NullMarked
package oo.simulation;

import org.jspecify.annotations.NullMarked;
