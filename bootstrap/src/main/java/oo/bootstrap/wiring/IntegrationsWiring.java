package oo.bootstrap.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import oo.codegen.http.Route;
import oo.events.application.port.Subscription;
import oo.events.domain.SubjectPattern;
import oo.integrations.adapter.connectors.HttpFeeds;
import oo.integrations.adapter.http.CalendarRoutes;
import oo.integrations.adapter.icalendar.IcalCalendarFormat;
import oo.integrations.adapter.inprocess.InProcessProfile;
import oo.integrations.adapter.postgres.PostgresIntegrations;
import oo.integrations.adapter.protobuf.IntegrationsConsumer;
import oo.integrations.application.CalendarQueries;
import oo.integrations.application.ConnectCalendar;
import oo.integrations.application.DisconnectCalendar;
import oo.integrations.application.FollowConsent;
import oo.integrations.application.FollowTimeZone;
import oo.integrations.application.ForgetImports;
import oo.integrations.application.RefreshSignals;
import oo.integrations.application.RefreshSubscriptions;
import oo.integrations.application.port.CalendarStore;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.application.Ids;
import oo.shared.application.MessageHandler;

/** Calendars: routes, the jobs that keep them current, and what they follow of the profile. */
public final class IntegrationsWiring implements AutoCloseable {

  static final String CONSUMER = PostgresIntegrations.CONSUMER;
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final Duration DAILY = Duration.ofDays(1);

  private final Jobs jobs;
  private final CalendarStore store;
  private final ConnectCalendar connectCalendar;
  private final RefreshSubscriptions refreshSubscriptions;
  private final RefreshSignals refreshSignals;
  private final Clock clock;

  public IntegrationsWiring(
      ModuleDatabase database, Runnable nudge, ProfileWiring profile, boolean feedsFromLoopback, Ids ids,
      Surroundings surroundings, RandomGenerator random) {
    this.jobs = surroundings.jobs();
    this.clock = surroundings.clock();
    this.store = new PostgresIntegrations(database, new OutboxTable(database, nudge), ids).store();
    var format = new IcalCalendarFormat();
    var feeds = new HttpFeeds(clock, feedsFromLoopback);
    var users = new InProcessProfile(profile.grantCalendarTips(), profile.queries());
    this.connectCalendar = new ConnectCalendar(store, format, feeds, users, users, ids, clock, random);
    this.refreshSubscriptions = new RefreshSubscriptions(store, format, feeds, users, clock, random);
    this.refreshSignals = new RefreshSignals(store, format, users, clock);
  }

  public List<Route> routes() {
    return new CalendarRoutes(
        connectCalendar, new DisconnectCalendar(store, clock), new CalendarQueries(store.calendars())).routes();
  }

  public List<Subscription> subscriptions() {
    return List.of(subscription(new IntegrationsConsumer(new FollowTimeZone(store, clock), new FollowConsent(store, clock))));
  }

  static Subscription subscription(MessageHandler handler) {
    return new Subscription(
        CONSUMER, "integrations", IntegrationsConsumer.SUBJECTS.stream().map(SubjectPattern::new).toList(), handler);
  }

  public void startJobs() {
    jobs.run("refresh-subscriptions", OFTEN, refreshSubscriptions::execute);
    jobs.run("refresh-signals", OFTEN, refreshSignals::execute);
    jobs.run("forget-imports", DAILY, () -> {
      new ForgetImports(store, clock).execute();
      return false;
    });
  }

  @Override
  public void close() {
    jobs.close();
  }
}
