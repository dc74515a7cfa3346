/** Outbox, relay position and redeliveries of a module, in the module's own schema. */
@NullMarked
package oo.events.adapter.postgres;

import org.jspecify.annotations.NullMarked;
