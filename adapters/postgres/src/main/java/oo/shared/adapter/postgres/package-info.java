/** One module's database: its pool, transactions and migrations, and the tables that every module's schema has. */
@NullMarked
package oo.shared.adapter.postgres;

import org.jspecify.annotations.NullMarked;
