/** What every module may use: the module marker, and beneath it the few values and ports that have no owner. */
@NullMarked
package oo.shared;

import org.jspecify.annotations.NullMarked;
