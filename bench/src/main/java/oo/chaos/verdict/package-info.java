/** Compares what clients were told with everything that is kept, both ways. */
@NullMarked
package oo.chaos.verdict;

import org.jspecify.annotations.NullMarked;
