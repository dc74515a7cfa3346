/** Files of decisions for other tools: Decision Service JSON, CSV and Parquet. */
@NullMarked
package oo.recommender.adapter.export;

import org.jspecify.annotations.NullMarked;
