/** Connect, import, refresh and disconnect calendars. */
@NullMarked
package oo.integrations.application;

import org.jspecify.annotations.NullMarked;
