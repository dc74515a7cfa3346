package oo.gateway.adapter.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What our pages share: a style sheet of their own and nothing from anywhere else. */
final class Html {

  private static final String STYLE = """
      :root{color-scheme:light dark;--ink:#1d2330;--soft:#5b6475;--line:#dde1e8;--paper:#fff;--box:#f4f6f9;--link:#1d5fbf}
      @media(prefers-color-scheme:dark){:root{--ink:#e4e8ef;--soft:#9aa4b5;--line:#323a48;--paper:#14181f;--box:#1d232d;\
      --link:#7fb2ff}}
      *{box-sizing:border-box}
      body{margin:0 auto;padding:1.5rem 1rem 4rem;max-width:52rem;font:1rem/1.6 system-ui,sans-serif;color:var(--ink);\
      background:var(--paper)}
      a{color:var(--link)}h1{line-height:1.2}h2{margin-top:3rem;border-bottom:1px solid var(--line)}h3{margin-top:2.5rem}
      h4{margin:1.2rem 0 .3rem}code,pre{font:.88em/1.5 ui-monospace,monospace}
      pre{background:var(--box);padding:.8rem;border-radius:.5rem;overflow-x:auto}
      code{background:var(--box);padding:.1em .3em;border-radius:.25rem;overflow-wrap:anywhere}pre code{padding:0}
      table{border-collapse:collapse;width:100%;display:block;overflow-x:auto}
      th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line)}
      .soft{color:var(--soft)}.verb{font-weight:700}nav ul{columns:16rem;padding-left:1.2rem}
      """;

  static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-"
      + Base64.getEncoder().encodeToString(Digests.sha256().digest(STYLE.getBytes(StandardCharsets.UTF_8)))
      + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private Html() {}

  static String page(String title, String body) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>" + text(title)
        + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
  }

  static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  /** Text with paragraphs, list items and code marked as in the contract's descriptions. */
  static String prose(String text) {
    StringBuilder html = new StringBuilder();
    for (String paragraph : text.strip().split("\n\\s*\n")) {
      boolean items = paragraph.startsWith("- ");
      String inline = inline(paragraph.strip());
      html.append(items ? "<ul><li>" + inline.substring(2).replace("\n- ", "</li>\n<li>") + "</li></ul>\n"
          : "<p>" + inline + "</p>\n");
    }
    return html.toString();
  }

  static String inline(String text) {
    return text(text).replaceAll("`([^`]*)`", "<code>$1</code>").replaceAll("\\*([^*\\s][^*]*)\\*", "<em>$1</em>");
  }
}
