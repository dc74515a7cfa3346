/** The calendars' tables and events in PostgreSQL. */
@NullMarked
package oo.integrations.adapter.postgres;

import org.jspecify.annotations.NullMarked;
