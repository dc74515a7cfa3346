package oo.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the product to the rules, and each rule to the fixture that breaks it. */
class ArchitectureTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar")).importPackages("oo");

  static Stream<String> rules() {
    return Rules.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void productKeepsTheRule(String rule) {
    Rules.all().get(rule).allowEmptyShould(true).check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void fixtureBreaksTheRule(String rule) {
    JavaClasses fixture = new ClassFileImporter().importPackages("fixture." + rule);
    assertThat(fixture).as("classes of fixture." + rule).isNotEmpty();
    ArchRule broken = Rules.all().get(rule);
    assertThat(broken.evaluate(fixture).hasViolation()).as(broken.getDescription()).isTrue();
  }

  @Test
  void looksAtEveryLayerOfTheProduct() {
    Set<String> layers = PRODUCT.stream().map(Place::of).map(Place::layer).collect(Collectors.toSet());
    assertThat(layers).contains("domain", "application", "adapter");
    assertThat(PRODUCT.size()).isGreaterThan(200);
  }

  @Test
  void knowsTheSevenModules() {
    Set<String> modules = PRODUCT.stream().map(Place::of).filter(Place::isBusinessModule).map(Place::module)
        .filter(module -> !module.equals("Module")).collect(Collectors.toSet());
    assertThat(Set.of("gateway", "auth", "profile", "integrations", "events", "recommender", "notifier"))
        .containsAll(modules);
  }
}
