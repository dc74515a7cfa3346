/** Connected calendars: what is kept of them, and the signals that they give. */
@NullMarked
package oo.integrations.domain;

import org.jspecify.annotations.NullMarked;
