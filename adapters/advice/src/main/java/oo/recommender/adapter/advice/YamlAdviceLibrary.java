package oo.recommender.adapter.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import oo.recommender.application.port.AdviceLibrary;
import oo.recommender.domain.Advice;

/** The library of {@code contracts/advice}, which is packaged with this class; ordered by slug. */
public final class YamlAdviceLibrary implements AdviceLibrary {

  private final List<Advice> advice;

  /** @throws IllegalStateException when the library has faults; its message lists all of them */
  public YamlAdviceLibrary() {
    this("/advice/library/");
  }

  /** @param folder where the library's files are among the resources, ending in a slash */
  YamlAdviceLibrary(String folder) {
    var library = new LibraryReader(folder).read();
    var faults = new ArrayList<>(library.faults());
    faults.addAll(LibraryRules.check(library.tips()));
    if (!faults.isEmpty()) {
      throw new FaultyLibraryException(faults);
    }
    advice = library.tips().stream().map(TipEntry::toAdvice).sorted(Comparator.comparing(Advice::slug)).toList();
  }

  @Override
  public List<Advice> all() {
    return advice;
  }
}
