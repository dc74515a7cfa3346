/** Logs of decisions in files: lines of the documented JSON, and Vowpal Wabbit's Decision Service JSON. */
@NullMarked
package oo.recommender.adapter.logs;

import org.jspecify.annotations.NullMarked;
