/** What the event bus needs: the bus itself, the outboxes that feed it, and the place for messages not yet handled. */
@NullMarked
package oo.events.application.port;

import org.jspecify.annotations.NullMarked;
