/** What the calendar use cases need of the world. */
@NullMarked
package oo.integrations.application.port;

import org.jspecify.annotations.NullMarked;
