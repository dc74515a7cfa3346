/** Real servers for development and tests, run beside the app and never part of a production package. */
@NullMarked
package oo.development.servers;

import org.jspecify.annotations.NullMarked;
