package fi.robohaku.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The docstring of a record, from its source.
 *
 * @param summary its first sentences, up to the first paragraph or tag; empty where the record has none
 * @param components by name of component, what the docstring says of it
 */
record RecordDocs(String summary, Map<String, String> components) {
    private static final Map<Class<?>, RecordDocs> READ = new ConcurrentHashMap<>();
    private static final Pattern TAG = Pattern.compile("(?s)\\{@\\w+ ([^}]*)}");

    static RecordDocs of(Class<?> type) {
        return type.isRecord() ? READ.computeIfAbsent(type, RecordDocs::read) : new RecordDocs("", Map.of());
    }

    private static RecordDocs read(Class<?> type) {
        Pattern docstring = Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*"
                + "(?:(?:public|private|protected|static|final)\\s+)*record " + type.getSimpleName() + "\\(");
        Matcher found = docstring.matcher(source(type));
        if (!found.find()) {
            return new RecordDocs("", Map.of());
        }
        String text = found.group(1).replaceAll("(?m)^\\s*\\* ?", "");
        List<String> parts = List.of(text.split("(?m)^@param "));
        Map<String, String> components = new TreeMap<>();
        parts.stream().skip(1).forEach(part -> {
            String[] words = part.strip().split("\\s+", 2);
            components.put(words[0], words.length < 2 ? "" : plain(words[1]));
        });
        return new RecordDocs(plain(parts.get(0).replaceFirst("(?s)<p>.*", "")), components);
    }

    private static String plain(String text) {
        String bare = TAG.matcher(text).replaceAll(tag -> Matcher.quoteReplacement(tag.group(1)));
        return bare.replaceAll("\\s+", " ").strip();
    }

    private static String source(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        String path = "src/main/java/" + outermost.getName().replace('.', '/') + ".java";
        try (Stream<Path> modules = Files.list(Path.of(System.getProperty("robohaku.home"), "jobs"))) {
            Optional<Path> file = modules.map(module -> module.resolve(path))
                    .filter(Files::isRegularFile)
                    .findFirst();
            return file.isPresent() ? Files.readString(file.get()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
