/** What deciding needs of the world. */
@NullMarked
package oo.recommender.application.port;

import org.jspecify.annotations.NullMarked;
