package oo.bootstrap.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import oo.bootstrap.Settings;
import org.slf4j.LoggerFactory;

/** Sets up the log as the settings say; until then it is text. */
public final class Logs {

  private static final String APPENDER = "console";

  private Logs() {}

  public static void apply(Settings.Telemetry settings) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger("oo").setLevel(Level.convertAnSLF4JLevel(settings.level()));
    if (settings.format() == Settings.LogFormat.JSON) {
      writeJson(context);
    }
    // What nobody catches would be printed as it is, with all that the exception says.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> LoggerFactory.getLogger(Logs.class).error("a thread has ended", failure));
  }

  private static void writeJson(LoggerContext context) {
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var lines = new JsonLines();
    lines.setContext(context);
    lines.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName(APPENDER);
    appender.setTarget("System.err");
    appender.setEncoder(lines);
    appender.start();
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
  }
}
