/** The installation that is broken: a packaged app, PostgreSQL, and what stands between them. */
@NullMarked
package oo.chaos.installation;

import org.jspecify.annotations.NullMarked;
