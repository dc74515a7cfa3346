/** The commands of {@code ./oo}. */
@NullMarked
package oo.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
