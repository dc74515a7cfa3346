/** The bus over NATS JetStream: streams and consumers declared in code, each module with a user of its own. */
@NullMarked
package oo.events.adapter.nats;

import org.jspecify.annotations.NullMarked;
