/** The gateway asks auth, in the same process. */
@NullMarked
package oo.gateway.adapter.inprocess;

import org.jspecify.annotations.NullMarked;
