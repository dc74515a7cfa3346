package oo.development.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A second JVM with a server on the same folder, to be killed without warning. */
final class OtherProcess implements AutoCloseable {

  private final Process process;

  private OtherProcess(Process process) {
    this.process = process;
  }

  static OtherProcess start(Path dataDir) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process = new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), OtherProcess.class.getName(), dataDir.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (!"ready".equals(output.readLine())) {
      throw new IllegalStateException("the other process did not start");
    }
    return new OtherProcess(process);
  }

  long pid() {
    return process.pid();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    var server = EmbeddedPostgresServer.start(Path.of(arguments[0]), 0);
    EmbeddedPostgresServerIT.run(server.adminDataSource(), "create table kept as select 42 as n");
    System.out.println("ready");
    Thread.sleep(Long.MAX_VALUE);
  }
}
