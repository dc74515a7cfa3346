/** The program as people meet it: real processes, real output, and kill -9. */
@NullMarked
package oo.development.cli;

import org.jspecify.annotations.NullMarked;
