package oo.recommender.adapter.advice;

/**
 * What is wrong at one place of the library.
 *
 * @param slug of the tip, empty where none could be read
 * @param pointer JSON Pointer into the file, empty for the file itself
 */
record LibraryFault(String file, String slug, String pointer, String message) {

  @Override
  public String toString() {
    return "%s %s %s: %s".formatted(file, slug.isEmpty() ? "-" : slug, pointer.isEmpty() ? "/" : pointer, message);
  }
}
