/** Carries committed outbox rows to their consumers, in order per user, and parks what cannot be handled. */
@Module
@NullMarked
package oo.events;

import oo.shared.Module;
import org.jspecify.annotations.NullMarked;
