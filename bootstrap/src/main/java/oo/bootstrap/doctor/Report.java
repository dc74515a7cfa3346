package oo.bootstrap.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import oo.shared.application.Finding;

/** What was found, for people and for programs; no secret leaves it. */
public final class Report {

  private final List<Doctor.Examined> examined;
  private final List<String> secrets;

  Report(List<Doctor.Examined> examined, List<String> secrets) {
    this.examined = examined;
    this.secrets = secrets;
  }

  public boolean healthy() {
    return examined.stream().noneMatch(Doctor.Examined::failed);
  }

  List<Doctor.Examined> examined() {
    return examined;
  }

  public String text() {
    var lines = new StringBuilder();
    for (var one : examined) {
      for (var finding : one.findings()) {
        lines.append(String.format("%-5s %-11s %s%n", mark(finding), one.name(), finding.text()));
        String remedy = remedy(finding);
        if (!remedy.isEmpty()) {
          lines.append(" ".repeat(18)).append(remedy).append(System.lineSeparator());
        }
      }
    }
    lines.append(String.format("%d checks, %d of them failed%n", examined.size(),
        examined.stream().filter(Doctor.Examined::failed).count()));
    return redacted(lines.toString());
  }

  public String json() {
    var mapper = new JsonMapper();
    var root = mapper.createObjectNode().put("healthy", healthy());
    var checks = root.putArray("checks");
    for (var one : examined) {
      var check = checks.addObject().put("name", one.name()).put("took_ms", one.took().toMillis());
      var findings = check.putArray("findings");
      for (var finding : one.findings()) {
        var node = findings.addObject().put("status", status(finding)).put("text", redacted(finding.text()));
        if (!remedy(finding).isEmpty()) {
          node.put("remedy", redacted(remedy(finding)));
        }
      }
    }
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree can always be written", impossible);
    }
  }

  private static String mark(Finding finding) {
    return finding instanceof Finding.Failure ? "FAIL" : status(finding);
  }

  private static String status(Finding finding) {
    return switch (finding) {
      case Finding.Fine _ -> "ok";
      case Finding.Warning _ -> "warn";
      case Finding.Failure _ -> "fail";
      case Finding.Skipped _ -> "skip";
    };
  }

  private static String remedy(Finding finding) {
    return switch (finding) {
      case Finding.Warning(var _, var remedy) -> remedy;
      case Finding.Failure(var _, var remedy) -> remedy;
      case Finding.Fine _, Finding.Skipped _ -> "";
    };
  }

  /** A message may come from anywhere, even from a driver that quotes what it was given. */
  private String redacted(String text) {
    return secrets.stream().reduce(text, (told, secret) -> told.replace(secret, "•••")).replaceAll(
        "(?i)(password=)[^&\\s]+", "$1•••");
  }
}
