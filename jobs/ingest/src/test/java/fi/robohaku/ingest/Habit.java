package fi.robohaku.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One habit of people or programs, by which documents differ from the samples.
 *
 * @param name what it does, in a few words
 * @param changesMeaning whether the document then says another figure: that it is read as before would be wrong
 * @param change makes the changed document; empty where the habit does not fit the sample
 */
record Habit(String name, boolean changesMeaning, Change change) {
    /** A change of the bytes of a document. */
    interface Change {
        Optional<byte[]> of(byte[] sample) throws IOException;
    }

    /** What a reader made of a changed document. */
    enum Result {
        /** The figures are those of the sample, or of what the document now says. */
        SAME,
        /** Some are not, and a finding that the sample does not give tells of it. */
        TOLD,
        /** Some are not, and nothing tells. */
        SILENT
    }

    static Habit keeping(String name, Change change) {
        return new Habit(name, false, change);
    }

    static Habit changing(String name, Change change) {
        return new Habit(name, true, change);
    }

    /** What comes of the habit in one sample; empty where it does not fit. */
    Optional<Result> apply(String path, byte[] sample, DocumentReading original) {
        try {
            return change.of(sample).map(changed -> compare(original, Given.READER.read(path, changed)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new AssertionError(name + " does not fit " + path, e);
        }
    }

    private Result compare(DocumentReading original, DocumentReading changed) {
        boolean isSame =
                changed.subject().equals(original.subject()) && records(changed).equals(records(original));
        if (isSame != changesMeaning) {
            return Result.SAME;
        }
        long before = Given.breaches(original).size();
        boolean isNew = Given.breaches(changed).size() > before
                || !Given.rules(original).containsAll(Given.rules(changed));
        return isNew ? Result.TOLD : Result.SILENT;
    }

    /** The records of a document, each as its columns and values; in which order they stand says nothing. */
    private static List<String> records(DocumentReading reading) {
        Map<String, SortedSet<String>> records = new TreeMap<>();
        reading.figures()
                .forEach(figure -> records.computeIfAbsent(
                                figure.table() + " " + figure.recordNo(), record -> new TreeSet<>())
                        .add(figure.table() + "." + figure.column() + " = " + value(figure.value())));
        return records.values().stream().map(Object::toString).sorted().toList();
    }

    private static String value(Figure.Value value) {
        return Stream.of(
                        value.number().map(ExtractionContext::format),
                        value.date().map(Object::toString),
                        value.bool().map(Object::toString),
                        value.text())
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(value.status());
    }
}
