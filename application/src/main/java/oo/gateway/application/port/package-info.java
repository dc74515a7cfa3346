/** What the gateway needs of others. */
@NullMarked
package oo.gateway.application.port;

import org.jspecify.annotations.NullMarked;
