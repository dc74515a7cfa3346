package oo.shared.adapter.postgres;

import java.util.regex.Pattern;

/**
 * A module's schema, and the password that its role is given.
 *
 * @param module the module's name, which is the schema's too
 */
public record ModuleSchema(String module, String password) {

  private static final Pattern NAME = Pattern.compile("[a-z]{1,40}");

  public ModuleSchema {
    if (!NAME.matcher(module).matches()) {
      throw new IllegalArgumentException("not a module: " + module);
    }
    if (password.isEmpty()) {
      throw new IllegalArgumentException("the role of " + module + " has no password");
    }
  }

  /** The role that the module connects with. */
  public String role() {
    return role(module);
  }

  /** The role that a module connects with. */
  public static String role(String module) {
    return "oo_" + module;
  }

  @Override
  public String toString() {
    return module;
  }
}
