package oo.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The simulation must not know what it judges: not a policy, not the learner, not one of their numbers. */
class HonestyTest {

  private static final ArchRule KNOWS_ONLY_THE_OUTSIDE = classes().that().resideInAnyPackage("oo.simulation..", "fixture..")
      .should().onlyDependOnClassesThat().resideInAnyPackage(
          "oo.simulation..", "oo.development.rehearsal..", "oo.development.servers..", "oo.bench.load..", "oo.bootstrap.cli..",
          "java..", "picocli..", "com.fasterxml.jackson..", "org.jspecify..")
      .because("a world that shares code or numbers with a policy is one that the policy knows already");

  private static final ArchRule PEOPLE_KNOW_NOTHING_OF_OO = classes().that().resideInAnyPackage("oo.simulation.world..", "fixture..")
      .should().onlyDependOnClassesThat().resideInAnyPackage("oo.simulation.world..", "java..", "org.jspecify..")
      .because("people are who they are, whoever decides for them");

  @Test
  void knowsOnlyTheApiAndTheLauncher() {
    var simulation = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("oo.simulation");
    assertThat(simulation.size()).isGreaterThan(20);
    KNOWS_ONLY_THE_OUTSIDE.check(simulation);
    PEOPLE_KNOW_NOTHING_OF_OO.check(simulation);
  }

  @Test
  void wouldBeCaughtLookingAtAPolicy() {
    var cheat = new ClassFileImporter().importPackages("fixture.world_knows_a_policy");
    assertThat(cheat).isNotEmpty();
    assertThat(KNOWS_ONLY_THE_OUTSIDE.evaluate(cheat).hasViolation()).isTrue();
    assertThat(PEOPLE_KNOW_NOTHING_OF_OO.evaluate(cheat).hasViolation()).isTrue();
  }
}
