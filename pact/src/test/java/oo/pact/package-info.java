/** What consumers rely on, and that oO keeps it. */
@NullMarked
package oo.pact;

import org.jspecify.annotations.NullMarked;
