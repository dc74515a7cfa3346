/** Tests of the HTTP server against a real socket, and the client that checks answers against the contract. */
@NullMarked
package oo.gateway.adapter.http;

import org.jspecify.annotations.NullMarked;
