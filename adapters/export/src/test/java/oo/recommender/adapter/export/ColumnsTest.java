package oo.recommender.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  @Test
  void areThoseOfTheDocumentInTheirOrder() throws IOException {
    var rows = Files.readString(Path.of("../../docs/export.md")).lines()
        .filter(line -> line.matches("\\| `[a-z0-9_]+` \\| (text|integer|double|timestamp .*) \\|.*")).toList();

    assertThat(rows).isEqualTo(Columns.ALL.stream()
        .map(column -> "| `" + column.name() + "` | " + column.type().wireName() + " | " + column.meaning() + " |").toList());
  }

  @Test
  void haveNamesOfTheirOwn() {
    assertThat(Columns.ALL).extracting(Column::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
  }
}
