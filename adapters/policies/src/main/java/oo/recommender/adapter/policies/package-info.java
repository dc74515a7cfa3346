/** The policies, read from their file in YAML. */
@NullMarked
package oo.recommender.adapter.policies;

import org.jspecify.annotations.NullMarked;
