/** Requests as the first steps of their traces. */
@NullMarked
package oo.gateway.adapter.tracing;

import org.jspecify.annotations.NullMarked;
