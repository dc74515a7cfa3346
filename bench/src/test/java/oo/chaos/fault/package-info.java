/** Schedules repeat. */
@NullMarked
package oo.chaos.fault;

import org.jspecify.annotations.NullMarked;
