package oo.events.application.port;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import oo.shared.application.MessageHandler;

/**
 * The life of a process: when it is over, nothing that the process does takes effect any more.
 *
 * <p>Each call to what outlives the process takes two steps of its life, one before and one after the effect, so that it
 * can end between an effect and the knowledge of it.
 */
public final class Life {

  /** What a call of a dead process ends with. */
  public static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final AtomicLong stepsLeft;

  private Life(long steps) {
    this.stepsLeft = new AtomicLong(steps);
  }

  public static Life of(long steps) {
    return new Life(steps);
  }

  public static Life untilKilled() {
    return new Life(Long.MAX_VALUE);
  }

  public void kill() {
    stepsLeft.set(0);
  }

  public boolean isOver() {
    return stepsLeft.get() <= 0;
  }

  public Redeliveries redeliveries(Redeliveries lasting) {
    return mortal(Redeliveries.class, lasting);
  }

  public Subscription subscription(Subscription lasting) {
    return new Subscription(lasting.consumer(), lasting.module(), lasting.subjects(),
        mortal(MessageHandler.class, lasting.handler()));
  }

  public OutboxSource outbox(OutboxSource lasting) {
    return new OutboxSource() {
      @Override
      public String module() {
        return lasting.module();
      }

      @Override
      public Optional<OutboxReader> open(String relay) {
        step();
        return lasting.open(relay).map(Life.this::reader);
      }

      @Override
      public List<OutboxRow> after(
          OutboxPosition position, int limit) {
        return lasting.after(position, limit);
      }

      @Override
      public Lag lag(String relay) {
        return lasting.lag(relay);
      }
    };
  }

  private OutboxReader reader(OutboxReader lasting) {
    var mortal = mortal(OutboxReader.class, lasting);
    return new OutboxReader() {
      @Override
      public List<OutboxRow> next(int limit) {
        return mortal.next(limit);
      }

      @Override
      public void passed(OutboxPosition position) {
        mortal.passed(position);
      }

      @Override
      public void close() {
        // The database ends the session of a dead process by itself.
        lasting.close();
      }
    };
  }

  private <T> T mortal(Class<T> port, T lasting) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
      step();
      try {
        Object result = method.invoke(lasting, arguments);
        step();
        return result;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }));
  }

  private void step() {
    if (stepsLeft.getAndDecrement() <= 0) {
      stepsLeft.set(0);
      throw new Over();
    }
  }
}
