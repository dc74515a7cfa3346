package oo.recommender.adapter.advice;

import java.time.DayOfWeek;
import java.time.LocalTime;
import oo.recommender.domain.Advice;
import oo.recommender.domain.DayLoad;

/** A situation to look for advice in; without an event ahead, free time has no end. */
record Moment(DayOfWeek weekday, LocalTime time, DayLoad load, int freeMinutes, boolean eventAhead) {

  static Moment before(DayOfWeek weekday, LocalTime time, DayLoad load, int freeMinutes) {
    return new Moment(weekday, time, load, freeMinutes, true);
  }

  static Moment openEnded(DayOfWeek weekday, LocalTime time, DayLoad load) {
    return new Moment(weekday, time, load, Integer.MAX_VALUE, false);
  }

  boolean suits(Advice.Conditions when) {
    return isWithin(when.from(), when.to())
        && when.weekdays().contains(weekday) && when.loads().contains(load)
        && freeMinutes >= when.minFreeMinutes() && freeMinutes <= when.maxFreeMinutes()
        && (eventAhead || !when.beforeEvent());
  }

  private boolean isWithin(LocalTime from, LocalTime to) {
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }
}
