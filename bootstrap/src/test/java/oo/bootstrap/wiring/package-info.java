/** Tests of what connects the parts. */
@NullMarked
package oo.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
