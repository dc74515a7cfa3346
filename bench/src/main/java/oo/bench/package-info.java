/** {@code ./oo bench}: the benchmarks, each a ratio of two things measured in turn on one machine. */
@NullMarked
package oo.bench;

import org.jspecify.annotations.NullMarked;
