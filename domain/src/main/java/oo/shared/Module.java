package oo.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the root package of a business module and names the modules that it may call. */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Module {

  /** Modules, by their package's last name, whose application may be called from this module's in-process adapter. */
  String[] dependsOn() default {};
}
