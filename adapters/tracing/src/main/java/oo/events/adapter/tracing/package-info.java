/** The way of an event, from the outbox to those who handle it. */
@NullMarked
package oo.events.adapter.tracing;

import org.jspecify.annotations.NullMarked;
