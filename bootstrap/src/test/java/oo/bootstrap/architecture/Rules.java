package oo.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import oo.bootstrap.Oo;
import oo.bootstrap.Settings;
import oo.bootstrap.wiring.Surroundings;

/** The rules of the house, by the name of the fixture that breaks each. */
final class Rules {

  private Rules() {}

  static Map<String, ArchRule> all() {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("domain_knows_a_library", noClasses().that(live(place -> place.layer().equals("domain")))
        .should(dependOnClassesThat(outside(
            "java..", "javax.crypto..", "org.jspecify..", "..oo.*.domain..", "..oo.shared..")))
        .because("the domain is made of the JDK alone"));
    rules.put("application_knows_an_adapter", noClasses().that(live(place -> place.layer().equals("application")))
        .should(dependOnClassesThat(outside(
            "java..", "org.jspecify..", "org.slf4j..", "..oo.*.domain..", "..oo.*.application..", "..oo.shared..")))
        .because("use cases know the domain and their own ports"));
    rules.put("generated_type_leaves_its_adapter", noClasses()
        .that(live(place -> !place.isAdapter() && !place.isGenerated()))
        .should(dependOnClassesThat(inPlaces("generated from a contract", target ->
            target.isGenerated() && !isHandWrittenSupport(target))))
        .because("no generated type appears in a signature outside an adapter"));
    rules.put("only_postgres_sees_jooq", onlyIn("postgres", "org.jooq..", "org.flywaydb..", "com.zaxxer.."));
    rules.put("only_nats_sees_jnats", onlyIn("nats", "..io.nats.."));
    rules.put("only_http_sees_helidon", onlyIn("http", "io.helidon.."));
    rules.put("only_metrics_sees_micrometer", onlyIn("metrics", "io.micrometer..", "io.prometheus.."));
    rules.put("only_tracing_sees_opentelemetry", onlyIn("tracing", "io.opentelemetry.."));
    rules.put("only_the_gateway_registers_routes", noClasses()
        .that(live(place -> !(place.module().equals("gateway") && place.isAdapter())))
        .should(dependOnClassesThat(resideInAnyPackage("io.helidon.webserver..")))
        .because("routes come from the contract's tables; nobody registers one by hand"));
    rules.put("module_knows_a_foreign_module", classes().that(live(Place::isBusinessModule))
        .should(ModuleConditions.keepToTheirModule())
        .because("what a module needs of another it gets through a port that it owns itself"));
    rules.put("modules_form_a_cycle", classes().that(live(Place::isBusinessModule))
        .should(ModuleConditions.declareNoCycle())
        .because("a cycle of modules is one module"));
    rules.put("adapter_shows_two_classes", classes().that(live(Place::isAdapter))
        .should(ModuleConditions.beTheOnlyPublicClassOfTheirPackage())
        .because("an adapter's package shows one class and keeps the rest to itself"));
    rules.put("package_may_hold_null", classes().that(live(place -> !place.isGenerated()))
        .should(ModuleConditions.liveInNullMarkedPackages())
        .because("no null crosses a package unless a signature says so"));
    rules.put("inner_code_takes_the_time_itself", noClasses().that(live(Place::isInner))
        .should(ModuleConditions.takeTimeOrChanceFromNowhere())
        .because("clock, ids and randomness are constructor arguments"));
    rules.put("policy_draws", noClasses().that(live(Place::isInner)).and(describe("are policies",
            javaClass -> javaClass.getAllRawInterfaces().stream().anyMatch(type -> type.getSimpleName().equals("Policy"))))
        .should(dependOnClassesThat(describe("draw or look around", ModuleConditions::drawsOrLooksAround)))
        .because("a policy is a pure function to a distribution and never draws"));
    rules.put("event_is_published_by_hand", noClasses()
        .that(live(place -> !place.module().equals("events") && !place.module().equals("bootstrap")))
        .should(dependOnClassesThat(describe("are the bus", target ->
            Place.of(target).module().equals("events") && target.getSimpleName().equals("Bus"))))
        .because("an event exists when its outbox row is committed with the change that it tells of"));
    rules.put("outbox_is_read_past_the_snapshot", noClasses()
        .that(live(place -> !place.isGenerated())).and(describe("do not write it", javaClass -> !javaClass.getSimpleName().equals("OutboxTable")))
        .should(dependOnClassesThat(describe("are the outbox itself", target ->
            Place.of(target).isGenerated() && target.getSimpleName().equals("Outbox"))))
        .because("a relay reads the view outbox_committed; polling the table by id skips rows that commit late"));
    rules.put("sql_is_written_as_text", noClasses().that(live(place -> !place.isGenerated()))
        .and().doNotHaveFullyQualifiedName("oo.shared.adapter.postgres.BatchStatement")
        .should(ModuleConditions.callPlainSql())
        .because("application SQL is jOOQ's DSL, which the exception renders once; SQL text lives in contracts/sql"));
    rules.put("name_says_nothing", noClasses().that(live(place -> !place.isGenerated()))
        .should().haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("Util")
        .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Helper")
        .orShould().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("UseCase")
        .orShould().haveSimpleNameEndingWith("Service")
        .because("a name says what a thing does"));
    rules.put("use_case_is_open", classes().that(live(place -> place.layer().equals("application")))
        .and(describe("have a public execute", javaClass -> javaClass.getMethods().stream().anyMatch(
            method -> method.getName().equals("execute") && method.getModifiers().contains(
                com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))))
        .should(ModuleConditions.beFinalWithOneEntrance())
        .because("a use case is a final class with one public execute"));
    rules.put("production_knows_development", noClasses().that(live(place -> !place.module().equals("development")))
        .should(dependOnClassesThat(inPlaces("for development", target -> target.module().equals("development"))))
        .because("the development issuer and its key are in no production package"));
    rules.put("production_is_rehearsed", noClasses().that(live(place -> !place.module().equals("development")))
        .and().doNotHaveFullyQualifiedName(Oo.class.getName()).and().doNotHaveFullyQualifiedName(Surroundings.class.getName())
        .should().callMethod(Oo.class, "start", Settings.class, Surroundings.class)
        .orShould().callConstructorWhere(target(owner(type(Surroundings.class))))
        .because("only a rehearsal has other time and chance than the real world's"));
    return rules;
  }

  private static boolean isHandWrittenSupport(Place place) {
    return place.module().equals("codegen") && place.layer().equals("http") && place.technology().isEmpty();
  }

  private static ArchRule onlyIn(String technology, String... packages) {
    return noClasses()
        .that(live(place -> !place.isGenerated() && !(place.isAdapter() && place.technology().equals(technology))))
        .should(dependOnClassesThat(resideInAnyPackage(packages)))
        .because("only adapters/" + technology + " sees it");
  }

  private static DescribedPredicate<JavaClass> live(Predicate<Place> where) {
    return inPlaces("live there", place -> !place.equals(Place.OUTSIDE) && where.test(place));
  }

  private static DescribedPredicate<JavaClass> inPlaces(String description, Predicate<Place> where) {
    return describe(description, javaClass -> where.test(Place.of(javaClass)));
  }

  private static DescribedPredicate<JavaClass> outside(String... packages) {
    return describe("lie outside " + String.join(", ", packages),
        javaClass -> !javaClass.getBaseComponentType().isPrimitive() && !resideInAnyPackage(packages).test(javaClass.getBaseComponentType()));
  }
}
