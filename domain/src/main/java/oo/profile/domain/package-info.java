/** What the user told us: how tips are wanted, and what they may be made of. */
@NullMarked
package oo.profile.domain;

import org.jspecify.annotations.NullMarked;
