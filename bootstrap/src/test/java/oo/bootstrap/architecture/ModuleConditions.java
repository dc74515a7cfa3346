package oo.bootstrap.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import oo.shared.Module;
import org.jspecify.annotations.NullMarked;

/** What the rules ask of classes that the library has no words for. */
final class ModuleConditions {

  private static final Set<String> CLOCKS = Set.of(
      "java.time.Instant", "java.time.LocalDate", "java.time.LocalTime", "java.time.LocalDateTime",
      "java.time.ZonedDateTime", "java.time.OffsetDateTime", "java.time.Clock", "java.time.InstantSource");

  private ModuleConditions() {}

  static ArchCondition<JavaClass> keepToTheirModule() {
    return condition("keep to their module", (javaClass, events) -> {
      for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
        if (isForeign(Place.of(javaClass), Place.of(dependency.getTargetClass()), javaClass)) {
          events.add(violated(dependency, dependency.getDescription()));
        }
      }
    });
  }

  private static boolean isForeign(Place here, Place there, JavaClass origin) {
    if (!there.isBusinessModule() || there.isGenerated() || !there.root().equals(here.root())
        || there.module().equals(here.module())) {
      return false;
    }
    boolean declared = here.isInProcessAdapter() && there.layer().equals("application") && there.technology().isEmpty()
        && dependenciesOf(origin, here).contains(there.module());
    return !declared;
  }

  static ArchCondition<JavaClass> declareNoCycle() {
    return condition("belong to a module without a cycle", (javaClass, events) -> {
      Place here = Place.of(javaClass);
      if (reaches(here.root(), here.module(), here.module(), new HashSet<>())) {
        events.add(violated(javaClass, here.module() + " depends on itself by way of others"));
      }
    });
  }

  private static boolean reaches(String root, String from, String goal, Set<String> seen) {
    for (String next : declaredDependencies(root + "oo." + from)) {
      if (next.equals(goal) || seen.add(next) && reaches(root, next, goal, seen)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> dependenciesOf(JavaClass origin, Place here) {
    return declaredDependencies(here.root() + "oo." + here.module());
  }

  private static Set<String> declaredDependencies(String modulePackage) {
    try {
      Module module = Class.forName(modulePackage + ".package-info").getPackage().getAnnotation(Module.class);
      return module == null ? Set.of() : Set.copyOf(Arrays.asList(module.dependsOn()));
    } catch (ClassNotFoundException undeclared) {
      throw new AssertionError(modulePackage + " is a module without a package-info", undeclared);
    }
  }

  static ArchCondition<JavaClass> beTheOnlyPublicClassOfTheirPackage() {
    return condition("be the only public class of their package", (javaClass, events) -> {
      List<JavaClass> shown = javaClass.getPackage().getClasses().stream()
          .filter(other -> other.isTopLevelClass() && other.getModifiers().contains(JavaModifier.PUBLIC)
              && !other.getSimpleName().equals("package-info") && !isTest(other)).toList();
      if (!Place.of(javaClass).isShared() && !isTest(javaClass) && shown.size() > 1 && shown.contains(javaClass)) {
        events.add(violated(javaClass, javaClass.getPackageName() + " shows " + shown.stream().map(JavaClass::getSimpleName).toList()));
      }
    });
  }

  private static boolean isTest(JavaClass javaClass) {
    return javaClass.getSource().map(source -> source.getUri().toString().contains("test-classes")
        && !javaClass.getPackageName().startsWith("fixture.")).orElse(false);
  }

  static ArchCondition<JavaClass> liveInNullMarkedPackages() {
    return condition("live in null-marked packages", (javaClass, events) -> {
      JavaPackage home = javaClass.getPackage();
      if (!home.isAnnotatedWith(NullMarked.class.getName())) {
        events.add(violated(javaClass, home.getName() + " is not @NullMarked"));
      }
    });
  }

  static ArchCondition<JavaClass> takeTimeOrChanceFromNowhere() {
    return accesses("take time, ids or chance from nowhere", access -> {
      String owner = access.getTargetOwner().getName();
      String name = access.getTarget().getName();
      return CLOCKS.contains(owner) && (name.equals("now") || name.startsWith("system"))
          || owner.equals("java.util.UUID") && name.equals("randomUUID")
          || owner.equals("java.lang.System") && (name.equals("currentTimeMillis") || name.equals("nanoTime"))
          || owner.equals("java.lang.Math") && name.equals("random")
          || owner.equals("java.util.concurrent.ThreadLocalRandom")
          || owner.equals("java.util.Random") || owner.equals("java.security.SecureRandom");
    });
  }

  static boolean drawsOrLooksAround(JavaClass target) {
    return target.getPackageName().startsWith("java.util.random") || target.getName().equals("java.util.Random")
        || target.getName().equals("java.util.SplittableRandom") || target.getName().equals("java.util.concurrent.ThreadLocalRandom")
        || target.getSimpleName().equals("Sampler") || target.getName().equals("java.time.Clock")
        || target.getPackageName().startsWith("java.io") || target.getPackageName().startsWith("java.net")
        || target.getName().equals("java.lang.System");
  }

  static ArchCondition<JavaClass> callPlainSql() {
    return accesses("write SQL as text", access -> access.getTargetOwner().getPackageName().startsWith("org.jooq")
        && access.getTarget().isAnnotatedWith("org.jooq.PlainSQL")
        || access.getTargetOwner().getName().equals("java.sql.Statement")
        || access.getTargetOwner().getName().equals("java.sql.Connection")
            && (access.getTarget().getName().startsWith("prepare") || access.getTarget().getName().equals("createStatement")));
  }

  static ArchCondition<JavaClass> beFinalWithOneEntrance() {
    return condition("be final and show one method", (javaClass, events) -> {
      long shown = javaClass.getMethods().stream()
          .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC) && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
          .count();
      if (!javaClass.getModifiers().contains(JavaModifier.FINAL) || shown != 1) {
        events.add(violated(javaClass, javaClass.getName() + " is open or shows " + shown + " methods"));
      }
    });
  }

  private static ArchCondition<JavaClass> accesses(String description, Predicate<JavaAccess<?>> forbidden) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        // Used below "no classes should": an access is the satisfied, and so the violating, case.
        javaClass.getAccessesFromSelf().stream().filter(forbidden)
            .forEach(access -> events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> condition(String description, BiConsumer<JavaClass, ConditionEvents> check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        check.accept(javaClass, events);
      }
    };
  }
}
