/** Asks the Python scorer, behind contracts/openapi/scorer.yaml. */
@NullMarked
package oo.recommender.adapter.scorer;

import org.jspecify.annotations.NullMarked;
