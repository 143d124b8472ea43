package fi.robohaku.samples;

import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sample set: documents of the three rounds, made from the published figures in {@code facts/} and, where nothing
 * is published, from recorded seeds. The same bytes on every run and every Java.
 */
public final class Samples {
    private static final String README = "README.md";
    private static final List<String> ROUNDS = List.of("2018", "2019", "2020");

    private final Schemas schemas;
    private final Assumptions assumptions;
    private final Path facts;

    /**
     * @param assumptions what stands in where nothing is published of years
     * @param facts folder of the published figures
     */
    public Samples(Schemas schemas, Assumptions assumptions, Path facts) {
        this.schemas = schemas;
        this.assumptions = assumptions;
        this.facts = facts;
    }

    /**
     * What writing the sample set did.
     *
     * @param files files of the set
     * @param written those that were not there, or held something else
     * @param removed files of earlier sets that belong to it no more
     */
    public record Result(int files, int written, int removed) {}

    /** Writes the set below a folder; what is right already is not touched, nor are samples that were added as files. */
    public Result write(Path folder) throws IOException {
        List<SampleFile> files = files();
        Set<Path> wanted = new HashSet<>(addedTo(folder));
        int written = 0;
        for (SampleFile file : files) {
            Path target = folder.resolve(file.path());
            byte[] content = withAddedSection(file, target);
            wanted.add(target);
            if (!Files.exists(target) || !Arrays.equals(Files.readAllBytes(target), content)) {
                Files.createDirectories(target.getParent());
                Files.write(target, content);
                written++;
            }
        }
        return new Result(files.size(), written, removeOthers(folder, wanted));
    }

    /** Samples that were added as files, and the READMEs that list them. */
    private static Set<Path> addedTo(Path folder) throws IOException {
        Set<Path> added = new HashSet<>();
        if (Files.isDirectory(folder)) {
            for (AddedSample sample : AddedSample.list(folder)) {
                added.add(folder.resolve(sample.path()));
                added.add(folder.resolve(sample.path()).resolveSibling(README));
            }
        }
        return added;
    }

    private static byte[] withAddedSection(SampleFile file, Path target) throws IOException {
        if (!target.endsWith(README) || !Files.exists(target)) {
            return file.content();
        }
        String section = AddedSample.sectionOf(Files.readString(target, StandardCharsets.UTF_8));
        return (new String(file.content(), StandardCharsets.UTF_8) + section).getBytes(StandardCharsets.UTF_8);
    }

    /** All files, READMEs too, in order of round. */
    List<SampleFile> files() {
        Facts published = new Facts(facts);
        YearlyProfile profile = new YearlyProfile(assumptions);
        Calculations2020 calculations = new Calculations2020(published, assumptions, profile);
        List<SampleFile> documents = Stream.of(
                        new EarlierRound(published, schemas, profile, "2018").files(),
                        new EarlierRound(published, schemas, profile, "2019").files(),
                        new Round2020(published, schemas, calculations).files())
                .flatMap(List::stream)
                .toList();
        Stream<SampleFile> readmes = new Readmes(documents)
                .files().stream()
                        .map(readme ->
                                new SampleFile(readme.path(), readme.text().getBytes(StandardCharsets.UTF_8)));
        return Stream.concat(documents.stream(), readmes).toList();
    }

    private static int removeOthers(Path folder, Set<Path> wanted) throws IOException {
        int removed = 0;
        for (String round : ROUNDS) {
            if (!Files.isDirectory(folder.resolve(round))) {
                continue;
            }
            try (Stream<Path> there = Files.walk(folder.resolve(round))) {
                for (Path file : there.filter(Files::isRegularFile).toList()) {
                    if (!wanted.contains(file)) {
                        Files.delete(file);
                        removed++;
                    }
                }
            }
        }
        return removed;
    }
}
