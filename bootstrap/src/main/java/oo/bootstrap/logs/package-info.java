/** How log lines look, and what never stands in them. */
@NullMarked
package oo.bootstrap.logs;

import org.jspecify.annotations.NullMarked;
