package oo.pact;

/** The application keeps what the web relies on. */
class WebPactIT extends WebPactVerification {}
