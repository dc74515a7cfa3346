/** Reads an outbox while others write it, in the ways that keep every row and in those that do not. */
@NullMarked
package oo.chaos.outbox;

import org.jspecify.annotations.NullMarked;
