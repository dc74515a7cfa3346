/** Reads iCalendar files (RFC 5545) and expands what is in them. */
@NullMarked
package oo.integrations.adapter.icalendar;

import org.jspecify.annotations.NullMarked;
