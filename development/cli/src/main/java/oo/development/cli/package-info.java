/** {@code ./oo start-dev} and {@code ./oo token}: everything that oO needs, on one machine, for development alone. */
@NullMarked
package oo.development.cli;

import org.jspecify.annotations.NullMarked;
