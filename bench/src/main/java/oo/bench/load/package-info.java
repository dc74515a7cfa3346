/** Clients of the published API that cost as little as they can. */
@NullMarked
package oo.bench.load;

import org.jspecify.annotations.NullMarked;
