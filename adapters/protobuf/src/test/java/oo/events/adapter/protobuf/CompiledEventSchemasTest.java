package oo.events.adapter.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import oo.events.application.port.EventSchemas.EventSchema;
import oo.events.domain.SubjectPattern;
import oo.integrations.events.v1.CalendarDisconnected;
import oo.integrations.events.v1.CalendarSignalsChanged;
import oo.profile.events.v1.ConsentChanged;
import oo.profile.events.v1.PreferencesChanged;
import oo.recommender.events.v1.FeedbackReceived;
import oo.recommender.events.v1.ModelSnapshotPublished;
import oo.recommender.events.v1.RolloutChanged;
import oo.recommender.events.v1.TipDecided;
import oo.recommender.events.v1.TipExpired;
import org.junit.jupiter.api.Test;

class CompiledEventSchemasTest {

  private static final List<Descriptor> EVENTS = List.of(
      CalendarDisconnected.getDescriptor(), CalendarSignalsChanged.getDescriptor(), ConsentChanged.getDescriptor(),
      PreferencesChanged.getDescriptor(), FeedbackReceived.getDescriptor(), ModelSnapshotPublished.getDescriptor(),
      RolloutChanged.getDescriptor(), TipDecided.getDescriptor(), TipExpired.getDescriptor());

  private final CompiledEventSchemas schemas = new CompiledEventSchemas();

  @Test
  void listsEveryEventByItsType() {
    assertThat(schemas.all()).extracting(EventSchema::type)
        .containsExactlyElementsOf(EVENTS.stream().map(Descriptor::getFullName).toList());
    assertThat(schemas.all()).contains(new EventSchema("oo.recommender.events.v1.TipDecided",
        "oo.recommender.tip.decided.v1", "user_id", "TipDecided", "oo.recommender.events.v1", "1.0"));
  }

  @Test
  void hasASubjectOfTheModuleThatTellsTheEventAndAKeyThatItHas() {
    for (var schema : schemas.all()) {
      var event = EVENTS.stream().filter(one -> one.getFullName().equals(schema.type())).findFirst().orElseThrow();
      assertThat(new SubjectPattern(schema.subject()).matches(schema.subject())).isTrue();
      assertThat(schema.subject().split("\\.")).hasSize(5).startsWith(schema.protoPackage().split("\\.")[0],
          schema.protoPackage().split("\\.")[1]).endsWith(schema.protoPackage().replaceAll(".*\\.", ""));
      assertThat(event.findFieldByName(schema.key()).getType()).isEqualTo(FieldDescriptor.Type.STRING);
    }
    assertThat(schemas.all()).extracting(EventSchema::subject).doesNotHaveDuplicates();
  }

  @Test
  void servesTheSetWithEveryFileThatItImportsBeforeTheFileThatDoes() throws IOException {
    var known = new HashSet<String>();
    for (var file : FileDescriptorSet.parseFrom(schemas.descriptorSet()).getFileList()) {
      assertThat(known).containsAll(file.getDependencyList());
      known.add(file.getName());
    }
    try (var contract = Files.walk(Path.of("../../contracts/proto"))) {
      assertThat(known).containsAll(contract.filter(file -> file.toString().endsWith(".proto"))
          .map(file -> Path.of("../../contracts/proto").relativize(file).toString()).toList());
    }
  }

  @Test
  void keepsTheSetFromWhoeverReadIt() {
    Arrays.fill(schemas.descriptorSet(), (byte) 0);

    assertThat(schemas.descriptorSet()).isNotEqualTo(new byte[schemas.descriptorSet().length]);
  }
}
