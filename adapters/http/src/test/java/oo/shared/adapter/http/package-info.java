/** Tests of what routes share. */
@NullMarked
package oo.shared.adapter.http;

import org.jspecify.annotations.NullMarked;
