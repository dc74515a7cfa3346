/** Values that every module names alike. */
@NullMarked
package oo.shared.domain;

import org.jspecify.annotations.NullMarked;
