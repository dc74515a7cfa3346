/** The ledger, tips, reactions and read models of the recommender in PostgreSQL. */
@NullMarked
package oo.recommender.adapter.postgres;

import org.jspecify.annotations.NullMarked;
