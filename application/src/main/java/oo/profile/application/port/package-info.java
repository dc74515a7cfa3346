/** What the profile use cases need of the world. */
@NullMarked
package oo.profile.application.port;

import org.jspecify.annotations.NullMarked;
