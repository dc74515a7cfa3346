/** Tips and the reactions to them, over HTTP. */
@NullMarked
package oo.recommender.adapter.http;

import org.jspecify.annotations.NullMarked;
