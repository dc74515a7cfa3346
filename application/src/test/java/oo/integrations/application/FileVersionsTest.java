package oo.integrations.application;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import oo.integrations.application.FileVersions.Line;
import oo.integrations.application.port.InMemoryCalendarStore;

class FileVersionsTest {

  @Property
  void storesWhatTheVersionsSayTogether(@ForAll("sequences") List<Map<String, Line>> files) {
    FileVersions.check(InMemoryCalendarStore.create(), files);
  }

  @Provide
  Arbitrary<List<Map<String, Line>>> sequences() {
    return FileVersions.sequences();
  }
}
