/** What clients wanted and what they were told, on disk before it counts, outside of what is broken. */
@NullMarked
package oo.chaos.journal;

import org.jspecify.annotations.NullMarked;
