package oo.integrations.adapter.postgres;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import oo.integrations.application.FileVersions;
import oo.integrations.application.FileVersions.Line;

class FileVersionsIT {

  private static final TestStore STORE = new TestStore();

  @AfterContainer
  static void close() {
    STORE.close();
  }

  @Property(tries = 60)
  void storesWhatTheVersionsSayTogether(@ForAll("sequences") List<Map<String, Line>> files) {
    FileVersions.check(STORE.store(), files);
  }

  @Provide
  Arbitrary<List<Map<String, Line>>> sequences() {
    return FileVersions.sequences();
  }
}
