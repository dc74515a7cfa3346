/** What the user told us: preferences and consents by purpose. */
@Module(dependsOn = {"events"})
@NullMarked
package oo.profile;

import oo.shared.Module;
import org.jspecify.annotations.NullMarked;
