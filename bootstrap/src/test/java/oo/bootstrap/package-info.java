/** The whole application, tested as its users meet it. */
@NullMarked
package oo.bootstrap;

import org.jspecify.annotations.NullMarked;
