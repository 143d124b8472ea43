package fi.robohaku.serve;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The packages of SQL for people stand in an order, and import only from those before them. */
@AnalyzeClasses(packages = "fi.robohaku.serve", importOptions = ImportOption.DoNotIncludeTests.class)
class ServePackagesTest {
    private static final List<String> ORDER =
            List.of("catalog", "session", "shell", "auth", "query", "connect", "flight", "web", "server");

    @ArchTest
    static void packagesImportOnlyFromThoseBeforeThem(JavaClasses all) {
        for (int i = 0; i < ORDER.size() - 1; i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(name -> "fi.robohaku.serve." + name)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("fi.robohaku.serve." + ORDER.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule PROTOCOLS_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("fi.robohaku.serve.flight")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("fi.robohaku.serve.connect")
            .because("what they share is in the package query");

    @ArchTest
    static final ArchRule THE_WEB_PAGE_DOES_NOT_KNOW_THEM = noClasses()
            .that()
            .resideInAPackage("fi.robohaku.serve.web")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fi.robohaku.serve.connect", "fi.robohaku.serve.flight")
            .because("what they share is in the package query");
}
