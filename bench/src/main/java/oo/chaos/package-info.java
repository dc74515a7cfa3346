/** {@code ./oo chaos}: breaks a running oO in every way that is known, and looks for what was lost or doubled. */
@NullMarked
package oo.chaos;

import org.jspecify.annotations.NullMarked;
