/** Tells what an evaluation found: as a table, as JSON, and as a page that needs nothing but itself. */
@NullMarked
package oo.recommender.adapter.report;

import org.jspecify.annotations.NullMarked;
