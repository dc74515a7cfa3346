package oo.shared.application;

/** Watches one pool of database connections; called on the paths of requests, so it must be quick, and it never fails. */
public interface PoolObserver {

  PoolObserver NONE = new PoolObserver() {
    @Override
    public void opened(Pool pool) {}

    @Override
    public void acquired(long nanos) {}

    @Override
    public void refused() {}
  };

  /** Once, when the pool is made. */
  void opened(Pool pool);

  /** Somebody got a connection after {@code nanos}. */
  void acquired(long nanos);

  /** Somebody waited in vain. */
  void refused();

  /** How a pool is at this moment. */
  interface Pool {

    int inUse();

    int idle();

    /** Threads that wait for a connection. */
    int waiting();

    /** The most connections that it may have. */
    int most();
  }
}
