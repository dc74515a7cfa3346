/** Build-time programs that turn contracts into what the generators and the server need. */
@NullMarked
package oo.codegen.tools;

import org.jspecify.annotations.NullMarked;
