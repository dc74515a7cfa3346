/** Why a tip was given, told from its decision's record alone. */
@NullMarked
package oo.recommender.domain.explanation;

import org.jspecify.annotations.NullMarked;
