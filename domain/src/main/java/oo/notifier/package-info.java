/** When and where a tip is delivered; it has no code yet. */
@Module(dependsOn = {"events"})
@NullMarked
package oo.notifier;

import oo.shared.Module;
import org.jspecify.annotations.NullMarked;
