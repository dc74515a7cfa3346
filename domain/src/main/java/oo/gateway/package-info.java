/** The HTTP face: authentication, contract validation, idempotency headers and problem details; no business rule. */
@Module(dependsOn = {"auth"})
@NullMarked
package oo.gateway;

import oo.shared.Module;
import org.jspecify.annotations.NullMarked;
