package oo.gateway.application.port;

/** The figures of this process as a monitoring system reads them. */
public interface Exposition {

  String mediaType();

  String text();
}
