/** Which consumer gets which message, and when a message that could not be handled is tried again. */
@NullMarked
package oo.events.domain;

import org.jspecify.annotations.NullMarked;
