/** Fetches subscribed calendars over HTTP, from public addresses only. */
@NullMarked
package oo.integrations.adapter.connectors;

import org.jspecify.annotations.NullMarked;
