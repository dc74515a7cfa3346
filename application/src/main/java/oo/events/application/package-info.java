/** Use cases of the event bus: relay committed events, deliver them in order, and keep what could not be handled. */
@NullMarked
package oo.events.application;

import org.jspecify.annotations.NullMarked;
