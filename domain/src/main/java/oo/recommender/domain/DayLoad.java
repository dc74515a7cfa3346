package oo.recommender.domain;

/** How much of a day, from 08:00 to 20:00 local time, is taken: below a quarter, up to 60%, more. */
public enum DayLoad { LIGHT, NORMAL, HEAVY }
