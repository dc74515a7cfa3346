package oo.events.adapter.nats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import oo.events.adapter.nats.NatsBus.Permissions;

/** What each user needs, and nothing else: computed from what is declared. */
final class Grants {

  private static final String API = "$JS.API.";

  private Grants() {}

  static List<Permissions> of(List<String> modules, List<ConsumerPlan> consumers) {
    var all = new ArrayList<Permissions>();
    all.add(new Permissions(Names.ADMIN, modules.stream().map(Names::stream).flatMap(Grants::declaring).toList(), inbox(Names.ADMIN)));
    modules.forEach(module -> all.add(new Permissions(module, Stream.concat(
        Stream.of(Names.subjects(module)),
        consumers.stream().filter(consumer -> consumer.owner().equals(module)).flatMap(Grants::reading)).toList(), inbox(module))));
    return all;
  }

  private static Stream<String> declaring(String stream) {
    return Stream.concat(
        Stream.of("CREATE", "UPDATE", "DELETE", "INFO").map(verb -> API + "STREAM." + verb + "." + stream),
        Stream.of("CREATE." + stream + ".>", "DURABLE.CREATE." + stream + ".*", "INFO." + stream + ".*", "LIST." + stream).map(what -> API + "CONSUMER." + what));
  }

  private static Stream<String> reading(ConsumerPlan consumer) {
    String name = consumer.stream() + "." + consumer.consumer();
    return Stream.concat(
        Stream.of("INFO", "MSG.NEXT", "RESET", "UNPIN").map(verb -> API + "CONSUMER." + verb + "." + name),
        Stream.of("$JS.ACK." + name + ".>", API + "STREAM.INFO." + consumer.stream()));
  }

  private static List<String> inbox(String user) {
    return List.of(Connections.inbox(user) + ">");
  }
}
