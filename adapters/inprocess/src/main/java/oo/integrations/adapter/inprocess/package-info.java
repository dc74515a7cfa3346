/** What calendars need of other modules, asked for in the same process. */
@NullMarked
package oo.integrations.adapter.inprocess;

import org.jspecify.annotations.NullMarked;
