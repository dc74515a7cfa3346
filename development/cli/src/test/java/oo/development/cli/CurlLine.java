package oo.development.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A {@code curl} line as it is printed, read as a shell and curl read it. */
record CurlLine(URI url, List<String> headers, String data) {

  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+");

  /** @param token what {@code $TOKEN} stands for */
  static CurlLine parse(String line, String token) {
    var words = words(line, token);
    if (!words.removeFirst().equals("curl")) {
      throw new AssertionError("no curl line: " + line);
    }
    var headers = new ArrayList<String>();
    String data = "";
    String url = "";
    while (!words.isEmpty()) {
      String word = words.removeFirst();
      switch (word) {
        case "-H" -> headers.add(words.removeFirst());
        case "-d", "--data-binary" -> data = words.removeFirst();
        default -> url = word;
      }
    }
    return new CurlLine(URI.create(url), headers, data);
  }

  private static List<String> words(String line, String token) {
    var words = new ArrayList<String>();
    WORD.matcher(line).results().map(found -> unquoted(found.group(), token)).forEach(words::add);
    return words;
  }

  private static String unquoted(String word, String token) {
    return word.startsWith("'") ? word.replace("'", "") : word.replace("\"", "").replace("$TOKEN", token);
  }

  HttpResponse<String> send(HttpClient client) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url);
    headers.forEach(header -> request.header(header.split(": ", 2)[0], header.split(": ", 2)[1]));
    var body = data.startsWith("@") ? BodyPublishers.ofFile(Path.of(data.substring(1))) : BodyPublishers.ofString(data);
    return client.send(request.POST(body).build(), BodyHandlers.ofString());
  }
}
