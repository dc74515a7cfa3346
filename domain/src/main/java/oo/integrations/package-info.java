/** Connected calendars: imported, subscribed, and turned into busy times and candidates. */
@Module(dependsOn = {"events", "profile"})
@NullMarked
package oo.integrations;

import oo.shared.Module;
import org.jspecify.annotations.NullMarked;
