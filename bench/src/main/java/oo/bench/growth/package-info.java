/** A ledger that has grown for a season, made in minutes. */
@NullMarked
package oo.bench.growth;

import org.jspecify.annotations.NullMarked;
