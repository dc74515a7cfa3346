/** One class a module: what it is made of, and what it gives to the others. */
@NullMarked
package oo.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
