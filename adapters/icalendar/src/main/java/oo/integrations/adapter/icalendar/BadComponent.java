package oo.integrations.adapter.icalendar;

import oo.integrations.domain.SkippedComponent;

/** Why a component cannot be imported; thrown deep in its values, always caught where the component is read. */
final class BadComponent extends Exception {

  private static final long serialVersionUID = 1L;

  private final SkippedComponent.Code code;
  private final String detail;

  BadComponent(SkippedComponent.Code code, String detail) {
    super(detail, null, false, false);
    this.code = code;
    this.detail = detail;
  }

  SkippedComponent.Code code() {
    return code;
  }

  String detail() {
    return detail;
  }
}
