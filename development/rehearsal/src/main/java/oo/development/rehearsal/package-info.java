/** The whole application on a clock that is turned by hand, for simulations: the real API, consumers and learner. */
@NullMarked
package oo.development.rehearsal;

import org.jspecify.annotations.NullMarked;
