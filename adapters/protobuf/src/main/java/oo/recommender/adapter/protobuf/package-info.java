/** Events of calendars, decisions and reactions, taken from protobuf into the recommender's own words. */
@NullMarked
package oo.recommender.adapter.protobuf;

import org.jspecify.annotations.NullMarked;
