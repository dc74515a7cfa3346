/** Faults that are part of every build: short runs, and a rolling restart. */
@NullMarked
package oo.chaos;

import org.jspecify.annotations.NullMarked;
