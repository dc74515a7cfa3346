package oo.chaos.journal;

/** What a client can want. */
public enum Kind { DECIDE, FEEDBACK, UPLOAD }
