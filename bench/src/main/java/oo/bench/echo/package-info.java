/** The least that a web server of the same make can do, to compare with. */
@NullMarked
package oo.bench.echo;

import org.jspecify.annotations.NullMarked;
