package fi.robohaku;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** Packages stand in the order of the way of the data, and import only from those before them. */
@AnalyzeClasses(packages = "fi.robohaku", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> ORDER = List.of(
            "contracts",
            "documents",
            "ingest",
            "drafts",
            "forms",
            "lakehouse",
            "marts",
            "export",
            "figures",
            "run",
            "serve",
            "notebook",
            "samples",
            "cli");

    @ArchTest
    static void packagesImportOnlyFromThoseBeforeThem(com.tngtech.archunit.core.domain.JavaClasses all) {
        for (int i = 0; i < ORDER.size(); i++) {
            List<String> later = new ArrayList<>();
            for (String name : ORDER.subList(i + 1, ORDER.size())) {
                later.add("fi.robohaku." + name + "..");
            }
            if (!later.isEmpty()) {
                noClasses()
                        .that()
                        .resideInAPackage("fi.robohaku." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later.toArray(String[]::new))
                        .because("the way of the data has one direction")
                        .check(all);
            }
        }
    }

    @ArchTest
    static void everyPackageHasItsPlaceInTheOrder(com.tngtech.archunit.core.domain.JavaClasses all) {
        List<String> known = new ArrayList<>(
                ORDER.stream().map(name -> "fi.robohaku." + name + "..").toList());
        known.add("fi.robohaku");
        classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(all);
    }

    @ArchTest
    static final ArchRule READING_A_DOCUMENT_NEEDS_NO_SPARK = noClasses()
            .that()
            .resideInAnyPackage("fi.robohaku.contracts..", "fi.robohaku.ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "io.delta..", "scala..")
            .because("robohaku check runs without it, and starts at once");

    @ArchTest
    static final ArchRule DOCUMENTS_ARE_OPENED_IN_ONE_PLACE = noClasses()
            .that()
            .resideInAnyPackage(
                    "fi.robohaku.lakehouse..", "fi.robohaku.marts..", "fi.robohaku.run..", "fi.robohaku.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.poi..")
            .because("what comes from outside is opened by the reader, which guards against hostile files");
}
