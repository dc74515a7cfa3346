/** T3, the transaction that decisions are compared with. */
@NullMarked
package oo.bench.reference;

import org.jspecify.annotations.NullMarked;
