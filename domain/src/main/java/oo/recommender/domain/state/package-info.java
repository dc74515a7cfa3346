/** What is known of a user from events only: it can be dropped and rebuilt from them with the same result. */
@NullMarked
package oo.recommender.domain.state;

import org.jspecify.annotations.NullMarked;
