/** What the generated server interfaces are made of. */
@NullMarked
package oo.codegen.http;

import org.jspecify.annotations.NullMarked;
