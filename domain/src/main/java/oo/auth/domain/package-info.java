/** Who a token speaks for, and why a token is not believed. */
@NullMarked
package oo.auth.domain;

import org.jspecify.annotations.NullMarked;
