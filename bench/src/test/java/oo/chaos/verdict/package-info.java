/** Every way of losing or doubling is found. */
@NullMarked
package oo.chaos.verdict;

import org.jspecify.annotations.NullMarked;
