/** Who is calling: bearer tokens are checked here; sign-in, sessions and API keys have no code yet. */
@Module
@NullMarked
package oo.auth;

import oo.shared.Module;
import org.jspecify.annotations.NullMarked;
