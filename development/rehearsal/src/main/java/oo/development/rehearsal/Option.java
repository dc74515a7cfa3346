package oo.development.rehearsal;

/**
 * Something that could have been offered, as the outside may know it.
 *
 * @param ref names it; advice has the same name for everybody
 * @param kind by its name in the API
 * @param features as the ledger and its exports have them, by {@link Question#CANDIDATE_FEATURES}; empty where nobody asked
 */
public record Option(String ref, String kind, int effortMinutes, double[] features) {}
