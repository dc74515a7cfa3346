package oo.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a class lives: {@code oo.<module>.<layer>[.<technology>]}, also below the package of a fixture.
 *
 * @param root what stands before {@code oo.}: empty for the product, the fixture's package for a fixture
 */
record Place(String root, String module, String layer, String technology) {

  private static final Pattern PACKAGE =
      Pattern.compile("(?<root>(?:fixture\\.\\w+\\.)?)oo\\.(?<module>\\w+)(?:\\.(?<layer>\\w+)(?:\\.(?<rest>\\w+))?)?.*");

  static final Place OUTSIDE = new Place("", "", "", "");

  static Place of(JavaClass javaClass) {
    return of(javaClass.getBaseComponentType().getPackageName());
  }

  static Place of(String packageName) {
    Matcher matcher = PACKAGE.matcher(packageName);
    if (!matcher.matches()) {
      return OUTSIDE;
    }
    return new Place(matcher.group("root"), matcher.group("module"), text(matcher.group("layer")), text(matcher.group("rest")));
  }

  private static String text(String group) {
    return group == null ? "" : group;
  }

  boolean isBusinessModule() {
    return !module.isEmpty() && !isShared() && !isGenerated() && !module.equals("bootstrap") && !module.equals("development")
        && !module.equals("bench");
  }

  boolean isShared() {
    return module.equals("shared");
  }

  /** Generated from contracts, or the few types that generated code is made of. */
  boolean isGenerated() {
    return module.equals("codegen") || isEventDto();
  }

  private boolean isEventDto() {
    return layer.equals("events") && technology.startsWith("v");
  }

  boolean isAdapter() {
    return layer.equals("adapter");
  }

  boolean isInProcessAdapter() {
    return isAdapter() && technology.equals("inprocess");
  }

  boolean isInner() {
    return layer.equals("domain") || layer.equals("application");
  }
}
