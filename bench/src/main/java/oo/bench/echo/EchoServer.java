package oo.bench.echo;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;

/** Answers a POST with its own body, not even parsed, in a process of its own: what is compared with it cannot look better than it is. */
public final class EchoServer {

  private EchoServer() {}

  /** @param arguments the port on 127.0.0.1 */
  public static void main(String[] arguments) {
    WebServer.builder().host("127.0.0.1").port(Integer.parseInt(arguments[0]))
        .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
        .routing(EchoServer::routes)
        .build().start();
  }

  private static void routes(HttpRouting.Builder routing) {
    routing.post("/v1/tips", (request, response) ->
        response.header(HeaderValues.CONTENT_TYPE_JSON).send(request.content().as(byte[].class)));
    routing.get("/v1/tips", (_, response) -> response.send());
  }
}
