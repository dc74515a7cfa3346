/** What the routes of every module need: problems, ids, entity tags, cursors and idempotency keys as they look outside. */
@NullMarked
package oo.shared.adapter.http;

import org.jspecify.annotations.NullMarked;
