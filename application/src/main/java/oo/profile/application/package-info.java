/** Set and read preferences and consents. */
@NullMarked
package oo.profile.application;

import org.jspecify.annotations.NullMarked;
