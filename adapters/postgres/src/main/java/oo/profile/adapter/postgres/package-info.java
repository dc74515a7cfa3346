/** The profile's tables and events in PostgreSQL. */
@NullMarked
package oo.profile.adapter.postgres;

import org.jspecify.annotations.NullMarked;
