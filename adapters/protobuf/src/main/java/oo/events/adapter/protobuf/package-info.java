/** The schemas of events, read from what the build made of the contract. */
@NullMarked
package oo.events.adapter.protobuf;

import org.jspecify.annotations.NullMarked;
