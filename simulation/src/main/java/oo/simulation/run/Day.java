package oo.simulation.run;

/**
 * What one simulated day brought to all users together.
 *
 * @param asked of oO, whether or not it had a choice; what follows is of those where it had
 * @param pushed of the tips, those that nobody asked for
 * @param seen of the tips, as are those done and those dismissed
 * @param regret expected worth of the best that could have been done, less that of what was
 * @param worth expected, of what was done
 */
public record Day(
    long asked, long decisions, long tips, long pushed, long silences, long seen, long done, long dismissed, double regret,
    double worth) {}
