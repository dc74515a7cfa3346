/** What is recorded of traces, and where it is sent. */
@NullMarked
package oo.shared.adapter.tracing;

import org.jspecify.annotations.NullMarked;
