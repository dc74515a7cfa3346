package oo.development.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Who may do what on a server or cluster: a seed file for each user, and the part of the configuration that names them. */
record NatsUsers(Path folder, List<NatsServer.User> users) {

  /** Makes a new key for every user that has none yet. */
  String configuration() {
    return users.stream().map(this::entry).collect(Collectors.joining("\n", "authorization { timeout: 10, users = [\n", "\n] }\n"));
  }

  private String entry(NatsServer.User user) {
    return "  { nkey: %s, permissions: { publish: [%s], subscribe: [%s] } }"
        .formatted(publicKey(user.name()), quoted(user.publish()), quoted(user.subscribe()));
  }

  private String publicKey(String user) {
    Path known = folder.resolve(user + ".pub");
    try {
      if (!Files.exists(known)) {
        var key = NatsKey.generate();
        OwnedFiles.write(folder.resolve(user + ".nk"), key.seed() + "\n");
        OwnedFiles.write(known, key.publicKey() + "\n");
      }
      return Files.readString(known).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(List<String> subjects) {
    return subjects.stream().map(subject -> '"' + subject + '"').collect(Collectors.joining(", "));
  }
}
