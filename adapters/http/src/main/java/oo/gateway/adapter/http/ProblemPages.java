package oo.gateway.adapter.http;

import org.jspecify.annotations.Nullable;

/** The pages that a problem's {@code type} leads to. */
final class ProblemPages {

  private final Problems problems;

  ProblemPages(Problems problems) {
    this.problems = problems;
  }

  @Nullable String html(String code) {
    Problems.Type type = problems.types().get(code);
    return type == null ? null : Html.page(code, "<h1>" + Html.inline(type.title()) + "</h1>\n<p><code>" + type.code()
        + "</code>, status " + type.status() + "</p>\n" + Html.prose(type.description()) + advice(type)
        + "<p><a href=\"/docs#problems\">All problems</a></p>\n");
  }

  static String advice(Problems.Type type) {
    return type.retryable()
        ? "<p>The same request can succeed later: send it again after <code>Retry-After</code>, or with growing pauses.</p>\n"
        : "<p>The same request will fail again: change it first.</p>\n";
  }
}
