package dev.sluice.examples;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.sluice.ModelVersion;
import dev.sluice.VersionMismatchException;

/** The arrows between packages are those of {@code docs/architecture.md}, and there is no cycle. */
@AnalyzeClasses(packages = "dev.sluice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.sluice.(**)").namingSlices("$1").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOUNS_KNOW_NOBODY = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("dev.sluice")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.sluice.*..");

    @ArchTest
    static final ArchRule CORE = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("data")
            .definedBy("dev.sluice.data..")
            .layer("store")
            .definedBy("dev.sluice.store..")
            .layer("retrieval")
            .definedBy("dev.sluice.retrieval..")
            .layer("train")
            .definedBy("dev.sluice.train..")
            .layer("funnel")
            .definedBy("dev.sluice.funnel..")
            .layer("serving")
            .definedBy("dev.sluice.serving..")
            .layer("observation")
            .definedBy("dev.sluice.observation..")
            .whereLayer("data")
            .mayNotAccessAnyLayer()
            .whereLayer("store")
            .mayOnlyAccessLayers("data")
            .whereLayer("retrieval")
            .mayOnlyAccessLayers("data", "store")
            .whereLayer("train")
            .mayOnlyAccessLayers("data", "store", "retrieval")
            .whereLayer("funnel")
            .mayOnlyAccessLayers("data", "store", "retrieval")
            .whereLayer("serving")
            .mayOnlyAccessLayers("data", "store", "funnel")
            .whereLayer("observation")
            .mayOnlyAccessLayers("funnel", "serving");

    /** Files name the version they belong to. */
    @ArchTest
    static final ArchRule INTERNAL_KNOWS_NO_API_BUT_VERSIONS = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("dev.sluice.internal..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "dev.sluice",
                            "dev.sluice.data..",
                            "dev.sluice.store..",
                            "dev.sluice.retrieval..",
                            "dev.sluice.train..",
                            "dev.sluice.funnel..",
                            "dev.sluice.serving..",
                            "dev.sluice.observation..")
                    .and(not(belongToAnyOf(ModelVersion.class, VersionMismatchException.class))));

    /** What is optional is touched by one package, so that the others run without it. */
    @ArchTest
    static final ArchRule ONLY_OBSERVATION_KNOWS_MICROMETER = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("dev.sluice.observation..", "dev.sluice.examples..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "jdk.jfr..");

    @ArchTest
    static final ArchRule MODULES = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("ranking")
            .definedBy("dev.sluice.ranking..")
            .layer("eval")
            .definedBy("dev.sluice.eval..")
            .layer("examples")
            .definedBy("dev.sluice.examples..")
            .whereLayer("ranking")
            .mayNotAccessAnyLayer()
            .whereLayer("eval")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_OTHER_MODULE = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("dev.sluice.ranking..", "dev.sluice.eval..", "dev.sluice.examples..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.ranking..", "dev.sluice.eval..", "dev.sluice.examples..");

    @ArchTest
    static final ArchRule ONLY_RANKING_SHARES_THE_KERNELS = ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage("dev.sluice.eval..", "dev.sluice.examples..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.sluice.internal..");

    @ArchTest
    static final ArchRule NO_PACKAGE_NAMES_NOTHING = ArchRuleDefinition.noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..");
}
