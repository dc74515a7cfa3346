/** Tests that break one thing after another in a real installation. */
@NullMarked
package oo.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;
