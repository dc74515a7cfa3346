/** Looks at an installation from all sides, changes nothing, and says what to do. */
@NullMarked
package oo.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;
