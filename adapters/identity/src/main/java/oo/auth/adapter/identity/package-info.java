/** Verifies access tokens against the keys that an OpenID provider publishes. */
@NullMarked
package oo.auth.adapter.identity;

import org.jspecify.annotations.NullMarked;
