package oo.integrations.adapter.icalendar;

/**
 * One unfolded line of a file.
 *
 * @param number the line of the file on which it begins, from 1
 * @param cut whether it was longer than {@link ContentLines#MAX_LINE} and only its beginning is here
 */
record ContentLine(String text, int number, boolean cut) {}
