package oo.shared.adapter.metrics;

/** By what a measure is told apart: always one of few values, never an id, a path or a user's words. */
public enum Label {
  OPERATION("operation", "`operationId` of the contract; `none` where a request leads to no operation"),
  STATUS("status", "class of the HTTP status: `2xx`, `3xx`, `4xx`, `5xx`"),
  CODE("code", "code of the problem catalogue, such as `VALIDATION_FAILED`"),
  TRIGGER("trigger", "`pull` or `push`"),
  OUTCOME("outcome", "what became of it; the values stand in the description"),
  REASON("reason", "why there was no tip, such as `QUIET_HOURS`; `none` where there was one"),
  POLICY("policy", "name and version of the policy that drew; `none` where nothing was drawn"),
  MODULE("module", "the module whose schema, outbox or consumer it is"),
  CONSUMER("consumer", "who takes the events"),
  COALESCER("coalescer", "which reads or writes share a round trip, such as `tips`"),
  STATE("state", "the values stand in the description");

  private final String wireName;
  private final String meaning;

  Label(String wireName, String meaning) {
    this.wireName = wireName;
    this.meaning = meaning;
  }

  public String wireName() {
    return wireName;
  }

  String meaning() {
    return meaning;
  }
}
