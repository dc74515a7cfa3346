/** Reads the events that calendars follow. */
@NullMarked
package oo.integrations.adapter.protobuf;

import org.jspecify.annotations.NullMarked;
