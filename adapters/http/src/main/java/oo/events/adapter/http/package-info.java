/** How readers elsewhere learn what events look like. */
@NullMarked
package oo.events.adapter.http;

import org.jspecify.annotations.NullMarked;
