package oo.recommender.adapter.postgres;

/** Numbers of which many are 0: a bit for each, and those that are another to the bit. */
final class SparseNumbers {

  private SparseNumbers() {}

  static void write(DocumentWriter document, double[] numbers) {
    for (int first = 0; first < numbers.length; first += Byte.SIZE) {
      int present = 0;
      for (int i = first; i < Math.min(numbers.length, first + Byte.SIZE); i++) {
        present |= isZero(numbers[i]) ? 0 : 1 << i - first;
      }
      document.raw(present);
    }
    for (double number : numbers) {
      if (!isZero(number)) {
        document.bits(number);
      }
    }
  }

  // A negative zero is kept: what is read must be what was written.
  private static boolean isZero(double number) {
    return Double.doubleToRawLongBits(number) == 0;
  }

  static double[] read(DocumentReader document, int count) {
    var present = new int[(count + Byte.SIZE - 1) / Byte.SIZE];
    for (int i = 0; i < present.length; i++) {
      present[i] = document.raw();
    }
    var numbers = new double[count];
    for (int i = 0; i < count; i++) {
      if ((present[i / Byte.SIZE] >> i % Byte.SIZE & 1) != 0) {
        numbers[i] = document.real();
      }
    }
    return numbers;
  }
}
