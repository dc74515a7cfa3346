/** Puts the modules together: settings, one wiring class a module, and the running application. */
@NullMarked
package oo.bootstrap;

import org.jspecify.annotations.NullMarked;
