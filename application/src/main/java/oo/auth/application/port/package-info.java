/** What the identity module needs of an OpenID provider. */
@NullMarked
package oo.auth.application.port;

import org.jspecify.annotations.NullMarked;
