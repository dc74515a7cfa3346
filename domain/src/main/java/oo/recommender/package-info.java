/** Decides on one tip or silence, keeps the ledger of decisions, and takes the reactions to them. */
@Module(dependsOn = {"events", "profile"})
@NullMarked
package oo.recommender;

import oo.shared.Module;
import org.jspecify.annotations.NullMarked;
