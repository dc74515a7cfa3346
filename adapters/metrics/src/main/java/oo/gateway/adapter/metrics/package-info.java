/** Rate, errors and duration of the operations. */
@NullMarked
package oo.gateway.adapter.metrics;

import org.jspecify.annotations.NullMarked;
