/** The journal outlives a kill in the middle of a line. */
@NullMarked
package oo.chaos.journal;

import org.jspecify.annotations.NullMarked;
