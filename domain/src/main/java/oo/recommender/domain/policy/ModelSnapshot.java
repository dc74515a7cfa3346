package oo.recommender.domain.policy;

/**
 * What was learned, as of some moment; never changes.
 *
 * @param version names it in the ledger
 */
public record ModelSnapshot(String version) {

  /** For policies that nobody taught. */
  public static final ModelSnapshot NONE = new ModelSnapshot("none");
}
