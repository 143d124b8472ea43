package fi.robohaku.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A sample document that was added as a file, by hand and not by the generator.
 *
 * <p>The README of its folder lists it under {@value #HEADING}, in a table of five columns. The generator leaves such a
 * file and that part of the README alone.
 *
 * @param path below {@code data-samples/}
 * @param origin where it comes from, and what in it is published, derived or synthetic
 * @param purpose why it exists
 * @param recipe how it was made
 * @param mustGive figures that it gives, {@code table.column = value}, or the rule that rejects it, {@code rejected:
 *     rule}; several with a semicolon between them
 */
record AddedSample(String path, String origin, String purpose, String recipe, List<String> mustGive) {
    static final String HEADING = "## Added by hand";

    private static final String README = "README.md";
    private static final int COLUMNS = 5;

    AddedSample {
        mustGive = List.copyOf(mustGive);
    }

    /** The part of a README that lists added samples, from its heading to the end; empty where there is none. */
    static String sectionOf(String readme) {
        int start = readme.indexOf("\n" + HEADING + "\n");
        return start < 0 ? "" : readme.substring(start);
    }

    /**
     * The added samples below a folder, by the READMEs of their folders.
     *
     * @throws IllegalStateException where a row of a README leaves out a column
     */
    static List<AddedSample> list(Path folder) throws IOException {
        List<AddedSample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path readme :
                    files.filter(file -> file.endsWith(README)).sorted().toList()) {
                String path = folder.relativize(readme).toString().replace('\\', '/');
                String section = sectionOf(Files.readString(readme, StandardCharsets.UTF_8));
                section.lines()
                        .filter(line -> line.startsWith("|"))
                        .skip(2)
                        .forEach(row -> samples.add(parse(path, row)));
            }
        }
        return samples;
    }

    private static AddedSample parse(String readme, String row) {
        List<String> cells =
                Stream.of(row.split("\\|", -1)).skip(1).map(String::strip).toList();
        if (cells.size() != COLUMNS + 1 || cells.subList(0, COLUMNS).contains("")) {
            throw new IllegalStateException("data-samples/" + readme + ", '" + row
                    + "': give file, origin, why it exists, how it was made and what it must give");
        }
        return new AddedSample(
                readme.substring(0, readme.length() - README.length()) + cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                Stream.of(cells.get(4).replace("`", "").split(";"))
                        .map(String::strip)
                        .toList());
    }
}
