package oo.integrations.adapter.connectors;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** Tells a user what went wrong, never in an exception's words. */
final class Explanation {

  private Explanation() {}

  static String of(Exception failure) {
    return switch (failure) {
      case FetchFailure e -> e.detail();
      case UnknownHostException _ -> "its name cannot be found";
      case ConnectException _ -> "it does not accept connections";
      case NoRouteToHostException _ -> "it cannot be reached";
      case SocketTimeoutException _ -> "it cannot be reached in time";
      case SSLException _ -> "it has no valid TLS certificate for its name, or broke off the secure connection";
      case MessageConstraintException _ -> "its headers are too many or too long";
      case ZipException _ -> "it sent what cannot be unpacked";
      case ConnectionClosedException _, NoHttpResponseException _, TruncatedChunkException _, EOFException _ ->
          "it broke off its answer";
      case HttpException _, MalformedChunkCodingException _ -> "it does not answer in proper HTTP";
      default -> "the connection to it broke";
    };
  }
}
