package oo.simulation.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import oo.development.rehearsal.Decided;
import oo.simulation.rival.Rival;
import oo.simulation.world.Chance;
import oo.simulation.world.Reaction;
import org.jspecify.annotations.Nullable;

/** What users will say of their tips, each in its time, to oO and to a rival alike. */
final class Voices {

  /** As long as oO waits before what was seen counts as ignored: a late {@code done} is taken for a day. */
  private static final Duration IGNORED_AFTER = Duration.ofHours(24);
  private static final Duration SNOOZE = Duration.ofHours(3);
  private static final long SOON_MINUTES = 60;

  private final Clients clients;
  private final List<String> tokens;
  private final boolean heard;
  private final @Nullable Rival rival;
  private final PriorityQueue<Message> messages = new PriorityQueue<>(
      Comparator.comparing(Message::due).thenComparing(Message::user));

  /** @param heard whether oO is told */
  Voices(Clients clients, List<String> tokens, boolean heard, @Nullable Rival rival) {
    this.clients = clients;
    this.tokens = tokens;
    this.heard = heard;
    this.rival = rival;
  }

  /** A tip as its user has it. */
  record Held(int user, String tip, Instant expires, Decided decided) {}

  /** @param luck of how long it takes */
  void react(Held held, Reaction reaction, Instant now, Chance luck) {
    long minutes = minutes(reaction, luck);
    if (minutes > SOON_MINUTES || reaction == Reaction.IGNORED) {
      messages.add(message(held, now.plusSeconds(1), Message.seen(), null));
    }
    if (reaction == Reaction.IGNORED) {
      messages.add(message(held, held.expires().plus(IGNORED_AFTER), null, reaction));
    } else if (reaction.isSeen()) {
      var said = now.plus(Duration.ofMinutes(minutes));
      messages.add(message(held, said, Message.body(reaction, said.plus(SNOOZE)), reaction));
    }
  }

  private static long minutes(Reaction reaction, Chance luck) {
    return reaction == Reaction.DONE && luck.of("late").uniform() < 0.08
        ? (long) luck.of("hours").between(150, 900)
        : (long) Math.min(100, 5 - 20 * Math.log(1 - luck.of("minutes").uniform()));
  }

  private static Message message(Held held, Instant due, @Nullable String body, @Nullable Reaction reaction) {
    return new Message(held.user(), due, held.tip(), body, reaction, held.decided());
  }

  /** Says what is due. A rival hears what oO takes, after oO has taken it. */
  void speak(Instant now) {
    var due = new ArrayList<Message>();
    while (!messages.isEmpty() && !messages.peek().due().isAfter(now)) {
      due.add(messages.poll());
    }
    var taken = new boolean[due.size()];
    if (heard) {
      clients.each(IntStream.range(0, due.size()).boxed().toList(), i -> due.get(i).user(), (api, i) -> {
        var message = due.get(i);
        taken[i] = message.body() == null || api.react(tokens.get(message.user()), message.tip(), message.body());
      });
    }
    for (int i = 0; i < taken.length; i++) {
      var reaction = due.get(i).reaction();
      if (taken[i] && rival != null && reaction != null && !Double.isNaN(reaction.worth())) {
        rival.learn(due.get(i).decided(), reaction.worth());
      }
    }
  }
}
