package oo.bootstrap.doctor;

import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oo.shared.application.Finding;

/**
 * The JVM that the launcher chooses, and how it is told to run.
 *
 * @param feature the version's first number
 * @param heap most bytes of it
 */
record JavaCheck(int feature, String version, List<String> arguments, Charset charset, long heap) {

  private static final int NEEDED = 25;
  private static final long LEAST_HEAP = 192L << 20;
  private static final String REMEDY = "unset OO_JAVA_OPTIONS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS";

  /** What an argument begins with, and what is wrong with it. */
  private static final Map<String, String> HARMFUL = Map.of(
      "-agentlib:jdwp", "lets whoever reaches its port run code",
      "-Dcom.sun.management.jmxremote.authenticate=false", "lets whoever reaches its port look into the app",
      "-Xint", "makes everything many times slower",
      "-XX:-BytecodeVerification", "leaves code unverified",
      "-XX:+HeapDumpOnOutOfMemoryError", "writes personal data to the disk");

  static JavaCheck here() {
    return new JavaCheck(Runtime.version().feature(), Runtime.version().toString(),
        ManagementFactory.getRuntimeMXBean().getInputArguments(), Charset.defaultCharset(), Runtime.getRuntime().maxMemory());
  }

  List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    if (feature < NEEDED) {
      findings.add(new Finding.Failure("Java " + version + " is too old, oO needs " + NEEDED,
          "export JAVA_HOME=/usr/lib/jvm/temurin-25-jdk   # https://adoptium.net/temurin/releases/?version=25"));
    }
    arguments.forEach(argument -> HARMFUL.forEach((beginning, harm) -> {
      if (argument.startsWith(beginning)) {
        findings.add(new Finding.Warning(beginning + " " + harm, REMEDY));
      }
    }));
    if (!charset.equals(StandardCharsets.UTF_8)) {
      findings.add(new Finding.Warning("the default charset is " + charset + " instead of UTF-8", REMEDY));
    }
    if (heap < LEAST_HEAP) {
      findings.add(new Finding.Warning("the heap may grow to " + (heap >> 20) + " MB only",
          "export OO_JAVA_OPTIONS=-Xmx512m"));
    }
    return findings.isEmpty() ? List.of(new Finding.Fine("Java " + version)) : findings;
  }
}
