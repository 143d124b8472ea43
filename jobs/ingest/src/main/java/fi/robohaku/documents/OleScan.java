package fi.robohaku.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.poifs.macros.VBAMacroReader;

/** Scans an office file of the old kind, without building what it holds. */
final class OleScan {
    /** Cells beyond this are no document of a project; a few bytes can stand for hundreds of them. */
    static final long MOST_CELLS = 300_000;

    /** Records beyond this: each takes some hundred bytes once read, however short it is. */
    static final long MOST_RECORDS = 1_500_000;

    private static final int PASSWORD = 0x2F;
    private static final int SHEET = 0x85;
    private static final int BLANKS = 0xBE;
    private static final int NUMBERS = 0xBD;
    /** Formula, label, number, blank, short number, boolean or error, string of the table of strings. */
    private static final Set<Integer> SINGLES = Set.of(0x06, 0x204, 0x203, 0x201, 0x27E, 0x205, 0xFD, 0xD6);

    private OleScan() {}

    static FileContent scan(byte[] content) {
        try (POIFSFileSystem parts = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            Set<String> names = parts.getRoot().getEntryNames();
            if (names.contains("EncryptedPackage") || names.contains("EncryptionInfo")) {
                // An office writes any of its formats this way once a password is set.
                return FileContent.refuse(FileContent.Kind.OTHER, "file_encrypted", "EncryptedPackage");
            }
            Optional<String> book = names.stream()
                    .filter(name -> name.matches("(?i)workbook|book"))
                    .findFirst();
            FileContent.Kind kind = book.isPresent() ? FileContent.Kind.XLS : FileContent.Kind.OTHER;
            if (names.contains("Macros") || (names.contains("_VBA_PROJECT_CUR") && hasCode(parts))) {
                return FileContent.refuse(kind, "macros_not_allowed", "VBA");
            }
            if (book.isPresent()) {
                return scanWorkbook(parts.createDocumentInputStream(book.get()).readAllBytes());
            }
            return FileContent.accept(kind, false);
        } catch (IOException | RuntimeException e) {
            return FileContent.refuse(
                    FileContent.Kind.OTHER, "file_unreadable", e.getClass().getSimpleName());
        }
    }

    /** Whether a module of the project holds a line of code; some offices write a project that holds none. */
    private static boolean hasCode(POIFSFileSystem parts) {
        try {
            // The reader closes with the file, which is still needed.
            VBAMacroReader reader = new VBAMacroReader(parts);
            return reader.readMacros().values().stream()
                    .flatMap(String::lines)
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .anyMatch(line -> !line.isEmpty()
                            && !line.startsWith("attribute ")
                            && !line.startsWith("option ")
                            && !line.startsWith("'"));
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    /** Scans the records: two bytes of kind, two of length, then the record. */
    private static FileContent scanWorkbook(byte[] records) {
        long cells = 0;
        long count = 0;
        for (int at = 0; at + 4 <= records.length; at += 4 + readNumber(records, at + 2)) {
            count++;
            int kind = readNumber(records, at);
            int length = readNumber(records, at + 2);
            if (kind == PASSWORD) {
                // What follows is encrypted but for its kinds and lengths, and would be taken for anything.
                return FileContent.refuse(FileContent.Kind.XLS, "file_encrypted", "FilePass");
            }
            if (kind == BLANKS || kind == NUMBERS) {
                cells += length / (kind == BLANKS ? 2 : 6);
            }
            cells += SINGLES.contains(kind) ? 1 : 0;
            if (kind == SHEET && length > 5 && at + 9 < records.length && records[at + 9] == 1) {
                return FileContent.refuse(FileContent.Kind.XLS, "macros_not_allowed", "XLM");
            }
        }
        if (count > MOST_RECORDS) {
            return FileContent.refuse(FileContent.Kind.XLS, "too_many_cells", Long.toString(count));
        }
        return cells > MOST_CELLS
                ? FileContent.refuse(FileContent.Kind.XLS, "too_many_cells", Long.toString(cells))
                : FileContent.accept(FileContent.Kind.XLS, false);
    }

    private static int readNumber(byte[] records, int at) {
        return (records[at] & 0xFF) | (records[at + 1] & 0xFF) << 8;
    }
}
