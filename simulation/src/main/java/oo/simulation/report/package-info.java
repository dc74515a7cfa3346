/** What the runs of a simulation say, as a table, JSON and a page. */
@NullMarked
package oo.simulation.report;

import org.jspecify.annotations.NullMarked;
