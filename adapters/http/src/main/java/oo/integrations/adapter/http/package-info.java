/** Calendars over HTTP. */
@NullMarked
package oo.integrations.adapter.http;

import org.jspecify.annotations.NullMarked;
