/** Ports and values that use cases of every module share. */
@NullMarked
package oo.shared.application;

import org.jspecify.annotations.NullMarked;
