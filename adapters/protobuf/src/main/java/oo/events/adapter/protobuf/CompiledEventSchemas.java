package oo.events.adapter.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.ExtensionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import oo.events.application.port.EventSchemas;
import oo.shared.events.v1.EventProto;

/** What the compiler of the contract left beside the code that it generated. */
public final class CompiledEventSchemas implements EventSchemas {

  private static final String RESOURCE = "/contract/events.binpb";

  private final byte[] set;
  private final List<EventSchema> all;

  public CompiledEventSchemas() {
    try (var file = CompiledEventSchemas.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException("the event schemas " + RESOURCE + " are not on the class path");
      }
      var registry = ExtensionRegistry.newInstance();
      EventProto.registerAllExtensions(registry);
      this.set = file.readAllBytes();
      this.all = FileDescriptorSet.parseFrom(set, registry).getFileList().stream().flatMap(CompiledEventSchemas::events)
          .sorted(Comparator.comparing(EventSchema::type)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] descriptorSet() {
    return set.clone();
  }

  @Override
  public List<EventSchema> all() {
    return all;
  }

  private static Stream<EventSchema> events(FileDescriptorProto file) {
    return file.getMessageTypeList().stream().filter(message -> message.getOptions().hasExtension(EventProto.event))
        .map(message -> schema(file.getPackage(), message));
  }

  private static EventSchema schema(String protoPackage, DescriptorProto message) {
    var event = message.getOptions().getExtension(EventProto.event);
    var major = protoPackage.substring(protoPackage.lastIndexOf(".v") + 2);
    return new EventSchema(protoPackage + '.' + message.getName(), event.getSubject(), event.getKey(), message.getName(),
        protoPackage, major + '.' + event.getMinorVersion());
  }
}
