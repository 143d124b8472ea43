package fi.robohaku;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Classes that the pages name are there. */
class DocumentedClassesTest {
    private static final Path HOME = TestWarehouse.home();

    /** A class of the program with its package: {@code serve.auth.Tokens}, with {@code fi.robohaku} or without. */
    private static final Pattern QUALIFIED =
            Pattern.compile("`(?:fi\\.robohaku\\.)?((?!org\\.|com\\.)[a-z]+(?:\\.[a-z]+)*\\.[A-Z]\\w*)`");

    /** A class alone, or with one of its fields: {@code Charts.ALL}. */
    private static final Pattern SIMPLE = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)(?:\\.[A-Z_]+)?`");

    @Test
    void aClassThatAPageNamesWithItsPackageIsThere() throws IOException {
        Set<String> gone = new TreeSet<>();
        int named = 0;
        for (Path page : pages()) {
            for (String name : found(QUALIFIED, page)) {
                named++;
                if (!isThere("fi.robohaku." + name)) {
                    gone.add(HOME.relativize(page) + ": " + name);
                }
            }
        }
        assertThat(gone).isEmpty();
        assertThat(named).as("names that were looked up").isGreaterThan(30);
    }

    @Test
    void aClassThatARecipeNamesIsThere() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(HOME.resolve("jobs"))) {
            classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        assertThat(classes).containsAll(found(SIMPLE, HOME.resolve("CONTRIBUTING.md")));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(HOME.resolve("docs"))) {
            return Stream.concat(docs, Stream.of(HOME.resolve("CONTRIBUTING.md"), HOME.resolve("README.md")))
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> found(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, DocumentedClassesTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
