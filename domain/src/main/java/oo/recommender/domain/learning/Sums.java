package oo.recommender.domain.learning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Statistics} consist of, as they are kept. Every sum but the first counts an observation by its weight.
 *
 * @param asOf the instant at which an observation weighs 1; null before the first
 * @param observations how many there are, whatever they weigh
 * @param rewards and {@code squares} of the rewards
 * @param entropy of the choices
 * @param precision lower triangle of &Sigma; &gamma; x x&#7488;, row by row
 * @param vector &Sigma; &gamma; r x
 */
public record Sums(
    @Nullable Instant asOf, long observations, double weight, double rewards, double squares, double entropy,
    double[] precision, double[] vector) {}
