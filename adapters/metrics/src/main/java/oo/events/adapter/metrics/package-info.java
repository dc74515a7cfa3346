/** What is relayed and handled, what waits and what is parked. */
@NullMarked
package oo.events.adapter.metrics;

import org.jspecify.annotations.NullMarked;
