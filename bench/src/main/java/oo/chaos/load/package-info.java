/** Users who ask, react and upload through whatever happens to the server. */
@NullMarked
package oo.chaos.load;

import org.jspecify.annotations.NullMarked;
