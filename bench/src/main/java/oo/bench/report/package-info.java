/** What a run tells while it lasts and when it is over. */
@NullMarked
package oo.bench.report;

import org.jspecify.annotations.NullMarked;
