package fi.robohaku.documents;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kind of a file, by its bytes and not by its name, and whether it may be opened at all.
 *
 * @param kind what the bytes are
 * @param refusal why it is not opened: a rule of {@code schemas/rules.yml}; empty where it may be
 * @param found what was found, for the message of the rule
 * @param expected what the name says, for the message of the rule
 * @param hasExternalLinks whether it refers to other files; these are never followed
 */
public record FileContent(
        Kind kind, Optional<String> refusal, String found, String expected, boolean hasExternalLinks) {
    /** Elements inside each other beyond this are no document of a project: those of offices have some dozens. */
    public static final int MOST_LEVELS = 500;
    /** Text beyond this is no table of a project: the largest of a call is a hundredth of it. */
    static final long MOST_TEXT_BYTES = 16L * 1024 * 1024;

    private static final long MEGABYTE = 1024L * 1024;
    private static final int HEAD = 1_024;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** What the bytes of a file are. */
    public enum Kind {
        XLSX("xlsx"),
        XLS("xls"),
        DOCX("docx"),
        ODT("odt"),
        CSV("csv"),
        OTHER("");

        private final String extension;

        Kind(String extension) {
            this.extension = extension;
        }

        /** How the name of such a file ends. */
        public String extension() {
            return extension;
        }
    }

    /**
     * Inspects a file.
     *
     * @param name name or path, for its extension
     * @param content all its bytes
     */
    public static FileContent of(String name, byte[] content) {
        try {
            return inspect(name, content);
        } catch (RuntimeException | StackOverflowError e) {
            return refuse(Kind.OTHER, "file_unreadable", e.getClass().getSimpleName());
        }
    }

    private static FileContent inspect(String name, byte[] content) {
        if (content.length == 0) {
            return refuse(Kind.OTHER, "file_empty", "0");
        }
        FileContent found = inspectContent(content);
        String extension = extensionOf(name);
        Optional<Kind> expected = kindOf(extension);
        boolean isRefusedForeign = found.kind == Kind.OTHER && found.refusal.isPresent();
        if (expected.isPresent() && expected.get() != found.kind && !isRefusedForeign) {
            boolean isUnknown = found.kind == Kind.OTHER && !isKnownForeign(content);
            return found.refuseName(isUnknown ? "file_unreadable" : "wrong_extension", content, extension);
        }
        if (found.refusal.isPresent()) {
            return found;
        }
        if (found.kind == Kind.OTHER) {
            return refuse(Kind.OTHER, "not_recognised", describe(found.kind, content));
        }
        return expected.isPresent() ? found : found.refuseName("wrong_extension", content, extension);
    }

    private FileContent refuseName(String rule, byte[] content, String extension) {
        return new FileContent(kind, Optional.of(rule), describe(kind, content), "." + extension, false);
    }

    /** Text of a file that is text: by its byte order mark, else UTF-8 where it is that, else another charset. */
    public static String text(byte[] content, Charset otherwise) {
        return TextContent.readings(content, otherwise).get(0);
    }

    private static FileContent inspectContent(byte[] content) {
        if (startsWith(content, ZIP)) {
            return new ZipScan(content).scan();
        }
        if (startsWith(content, OLE)) {
            return OleScan.scan(content);
        }
        if (!isText(content)) {
            return accept(Kind.OTHER, false);
        }
        return content.length > MOST_TEXT_BYTES ? refuseLongText(content.length) : accept(Kind.CSV, false);
    }

    private static FileContent refuseLongText(long bytes) {
        return new FileContent(
                Kind.CSV,
                Optional.of("file_too_large"),
                bytes / MEGABYTE + " MB",
                MOST_TEXT_BYTES / MEGABYTE + " MB",
                false);
    }

    static FileContent accept(Kind kind, boolean hasExternalLinks) {
        return new FileContent(kind, Optional.empty(), "", "", hasExternalLinks);
    }

    static FileContent refuse(Kind kind, String rule, String found) {
        return new FileContent(kind, Optional.of(rule), found, "", false);
    }

    private static Optional<Kind> kindOf(String extension) {
        for (Kind kind : Kind.values()) {
            if (!kind.extension.isEmpty() && kind.extension.equals(extension)) {
                return Optional.of(kind);
            }
        }
        // Offices name a file so that may hold macros; one with macros is refused by what it holds.
        return switch (extension) {
            case "txt", "tsv" -> Optional.of(Kind.CSV);
            case "docm", "dotx", "dotm" -> Optional.of(Kind.DOCX);
            case "ott" -> Optional.of(Kind.ODT);
            case "xlsm" -> Optional.of(Kind.XLSX);
            default -> Optional.empty();
        };
    }

    private static String extensionOf(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.contains(".") ? last.substring(last.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    }

    private static boolean isKnownForeign(byte[] content) {
        return startsWith(content, ZIP)
                || startsWith(content, OLE)
                || !describe(Kind.OTHER, content).equals("?");
    }

    private static String describe(Kind kind, byte[] content) {
        if (kind == Kind.CSV) {
            return describeText(content);
        }
        if (kind != Kind.OTHER) {
            return "." + kind.extension;
        }
        if (startsWith(content, new byte[] {'%', 'P', 'D', 'F'})) {
            return ".pdf";
        }
        if (startsWith(content, new byte[] {(byte) 0x89, 'P', 'N', 'G'})) {
            return ".png";
        }
        if (startsWith(content, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
            return ".jpg";
        }
        return startsWith(content, ZIP) ? ".zip" : startsWith(content, OLE) ? ".doc" : "?";
    }

    /** Pages of the web and other marked text are named as such: programs save them under the endings of workbooks. */
    private static String describeText(byte[] content) {
        String head = TextContent.readings(
                        Arrays.copyOf(content, Math.min(HEAD, content.length)), StandardCharsets.ISO_8859_1)
                .get(0)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!head.startsWith("<")) {
            return "." + Kind.CSV.extension;
        }
        return head.contains("<html") || head.contains("<table") ? ".html" : ".xml";
    }

    private static boolean isText(byte[] content) {
        return TextContent.isText(content) && !startsWith(content, new byte[] {'%', 'P', 'D', 'F'});
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        if (content.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (content[i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
