/** What stands between the app and its servers, on real sockets. */
@NullMarked
package oo.chaos.installation;

import org.jspecify.annotations.NullMarked;
