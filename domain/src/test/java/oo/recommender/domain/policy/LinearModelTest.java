package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearModelTest {

  private static final double[] MEAN = {1, -2, 0.5};
  private static final double[] COVARIANCE = {4, 1, 0.5, 1, 9, -1, 0.5, -1, 1};

  @Test
  void expectsTheWeightedSum() {
    assertThat(new LinearModel(MEAN, COVARIANCE, 0.2).mean(new double[] {2, 1, 4})).isEqualTo(2);
  }

  @Test
  void isAsUnsureAsItsCovarianceSays() {
    var model = new LinearModel(MEAN, COVARIANCE, 0.2);

    assertThat(model.variance(new double[] {1, 0, 0})).isEqualTo(4);
    assertThat(model.variance(new double[] {2, 1, 4})).isCloseTo(16 + 9 + 16 + 2 * (2 + 4 - 4), within(1e-12));
    assertThat(model.variance(new double[3])).isZero();
  }

  @Test
  void takesWhatIsAboveTheDiagonalFromBelow() {
    var lower = COVARIANCE.clone();
    lower[1] = lower[2] = lower[5] = 77;

    assertThat(new LinearModel(MEAN, lower, 0.2)).isEqualTo(new LinearModel(MEAN, COVARIANCE, 0.2));
  }

  @Test
  void neverChanges() {
    var mean = MEAN.clone();
    var covariance = COVARIANCE.clone();
    var model = new LinearModel(mean, covariance, 0.2);
    mean[0] = covariance[0] = model.mean()[1] = model.covariance()[1] = 77;

    assertThat(model).isEqualTo(new LinearModel(MEAN, COVARIANCE, 0.2));
    assertThat(model.weight(0)).isEqualTo(1);
  }

  @Test
  void isNeverLessSureThanCertain() {
    var impossible = new LinearModel(new double[2], new double[] {0, 5, 5, 0}, 0.2);

    assertThat(impossible.variance(new double[] {1, -1})).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.1e6, -1.1e6})
  void refusesWhatIsNoNumberOrBeyondAllReason(double number) {
    assertThatThrownBy(() -> new LinearModel(new double[] {number}, new double[1], 0.2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LinearModel(new double[1], new double[] {number}, 0.2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LinearModel(new double[1], new double[1], number))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesSizesThatDoNotGoTogetherAndVariancesBelowZero() {
    assertThatThrownBy(() -> new LinearModel(new double[2], new double[3], 0.2)).hasMessageContaining("3 covariances of 2");
    assertThatThrownBy(() -> new LinearModel(new double[1], new double[] {-1}, 0.2)).hasMessageContaining("variance -1");
    assertThatThrownBy(() -> new LinearModel(new double[1], new double[1], 0)).hasMessageContaining("noise");
  }
}
