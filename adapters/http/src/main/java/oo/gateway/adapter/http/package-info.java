/** The HTTP server: every operation of the contract, checked against the contract, and a problem for everything else. */
@NullMarked
package oo.gateway.adapter.http;

import org.jspecify.annotations.NullMarked;
