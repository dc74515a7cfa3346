/** How the ledger is divided by time, and how long it is kept. */
@NullMarked
package oo.recommender.domain.ledger;

import org.jspecify.annotations.NullMarked;
