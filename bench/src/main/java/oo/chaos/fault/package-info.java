/** What can go wrong, when it does in a run, and how it is brought about. */
@NullMarked
package oo.chaos.fault;

import org.jspecify.annotations.NullMarked;
