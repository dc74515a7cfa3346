/** Use case of the identity module: whether the bearer of a token is let in, and as whom. */
@NullMarked
package oo.auth.application;

import org.jspecify.annotations.NullMarked;
