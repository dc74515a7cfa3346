/** Tips and what became of them, made in this process, so that only learning is measured and tried. */
@NullMarked
package oo.bench.learning;

import org.jspecify.annotations.NullMarked;
