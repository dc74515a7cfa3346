package oo.recommender.adapter.advice;

import oo.recommender.application.port.AdviceLibrary;
import oo.recommender.application.port.AdviceLibraryContract;

class YamlAdviceLibraryContractTest extends AdviceLibraryContract {

  @Override
  protected AdviceLibrary open() {
    return new YamlAdviceLibrary();
  }
}
