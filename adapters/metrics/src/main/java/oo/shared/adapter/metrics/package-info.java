/** The catalogue of this process's figures, and the registry that keeps and shows them. */
@NullMarked
package oo.shared.adapter.metrics;

import org.jspecify.annotations.NullMarked;
