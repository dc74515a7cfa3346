/** What is measured: the packaged app in a process of its own, beside a durable PostgreSQL and a token issuer. */
@NullMarked
package oo.bench.installation;

import org.jspecify.annotations.NullMarked;
