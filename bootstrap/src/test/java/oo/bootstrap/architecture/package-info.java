/** The rules of the house, and for each a fixture that breaks it. */
@NullMarked
package oo.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
