/** The bus within one process: calls the subscribers itself. */
@NullMarked
package oo.events.adapter.inprocess;

import org.jspecify.annotations.NullMarked;
