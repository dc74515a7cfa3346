package oo.simulation.world;

/**
 * What reactions are worth, in tips done: the rewards that docs/evaluation.md names, written
 * down here once more, since the world must not ask oO what is good.
 */
public final class Worth {

  public static final double DONE = 1;
  public static final double ALREADY_DID = 0.3;
  public static final double NOT_NOW = -0.1;
  public static final double WRONG_REASON = -0.2;
  public static final double NEVER_THIS = -0.5;
  public static final double NOTHING = 0;

  private Worth() {}
}
