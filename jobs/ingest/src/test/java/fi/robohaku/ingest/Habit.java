package fi.robohaku.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

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
        }
    }

    private Result compare(DocumentReading original, DocumentReading changed) {
        boolean isSame = changed.subject().equals(original.subject())
                && Given.meanings(changed).equals(Given.meanings(original));
        if (isSame != changesMeaning) {
            return Result.SAME;
        }
        long before = Given.breaches(original).size();
        boolean isNew = Given.breaches(changed).size() > before
                || !Given.rules(original).containsAll(Given.rules(changed));
        return isNew ? Result.TOLD : Result.SILENT;
    }
}
