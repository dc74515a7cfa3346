/** The policy alone, without anything around it. */
@NullMarked
package oo.bench.policy;

import org.jspecify.annotations.NullMarked;
