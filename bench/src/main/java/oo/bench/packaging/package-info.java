/** What is added to the built program before it is handed out. */
@NullMarked
package oo.bench.packaging;

import org.jspecify.annotations.NullMarked;
