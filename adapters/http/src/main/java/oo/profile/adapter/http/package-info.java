/** Preferences and consents over HTTP. */
@NullMarked
package oo.profile.adapter.http;

import org.jspecify.annotations.NullMarked;
