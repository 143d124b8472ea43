package fi.robohaku.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/**
 * Scans an office file of today, a zip of XML parts: unpacks every part within bounds and keeps none.
 *
 * <p>The parts are taken one after another, as the reader does that opens the file afterwards, and held against the
 * directory at the end of the file, by which an office opens it: what people see is what is looked through and read.
 */
final class ZipScan {
    /** Unpacked XML beyond this is no document of a project: the largest of a call is a hundredth of it. */
    static final long MOST_XML_BYTES = 16L * 1024 * 1024;
    /** Tags and attributes of the XML: each takes some hundred bytes once read, however short it is. */
    static final long MOST_MARKS = 1_500_000;
    /** Unpacked pictures and other parts. */
    static final long MOST_OTHER_BYTES = 64L * 1024 * 1024;

    static final int MOST_PARTS = 1_000;
    /** Where the name begins in the header of a part. */
    private static final int NAME_IN_HEADER = 30;

    static {
        // The bounds here take the place of POI's, which mistake a table of empty cells for a bomb.
        ZipSecureFile.setMinInflateRatio(0);
    }

    private final byte[] content;
    private final Map<String, Long> sums = new HashMap<>();
    private final Set<String> folded = new HashSet<>();
    private final StringBuilder types = new StringBuilder();
    private String mimetype = "";
    private long xml;
    private long other;
    private long marks;
    private int parts;
    private boolean hasDoctype;
    private boolean hasMacros;
    private boolean hasLinks;
    private boolean isEncrypted;

    ZipScan(byte[] content) {
        this.content = content;
    }

    FileContent scan() {
        try (ZipArchiveInputStream in = new ZipArchiveInputStream(new ByteArrayInputStream(content))) {
            for (ZipArchiveEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                Optional<FileContent> refusal = inspect(part, in);
                if (refusal.isPresent()) {
                    return refusal.get();
                }
            }
            if (!isDirectoryTrue()) {
                return refuse("file_unreadable", "zip");
            }
        } catch (IOException | RuntimeException e) {
            return refuse("file_unreadable", e.getClass().getSimpleName());
        }
        if (isEncrypted) {
            return refuse("file_encrypted", "encryption-data");
        }
        if (hasDoctype) {
            return refuse("doctype_not_allowed", "<!DOCTYPE");
        }
        if (isForeign()) {
            return FileContent.refuse(FileContent.Kind.OTHER, "format_not_read", foreign());
        }
        return hasMacros ? refuse("macros_not_allowed", "VBA") : FileContent.accept(kind(), hasLinks);
    }

    private Optional<FileContent> inspect(ZipArchiveEntry part, InputStream in) throws IOException {
        String name = part.getName();
        if (++parts > MOST_PARTS) {
            return Optional.of(refuse("zip_bomb", "> " + MOST_PARTS));
        }
        if (part.getGeneralPurposeBit().usesEncryption()) {
            return Optional.of(refuse("file_encrypted", name));
        }
        if (!folded.add(name.toLowerCase(Locale.ROOT)) || isOutside(name)) {
            return Optional.of(refuse("file_unreadable", name));
        }
        PartScan scan = new PartScan(name);
        scan.read(in, MOST_XML_BYTES - xml, MOST_OTHER_BYTES - other, MOST_MARKS - marks);
        sums.put(name, scan.sum.getValue());
        xml += scan.isXml ? scan.bytes : 0;
        other += scan.isXml ? 0 : scan.bytes;
        marks += scan.marks;
        if (xml > MOST_XML_BYTES || other > MOST_OTHER_BYTES) {
            return Optional.of(refuse("zip_bomb", "> " + (xml + other) / (1024 * 1024) + " MB"));
        }
        if (marks > MOST_MARKS) {
            return Optional.of(refuse("too_many_cells", "> " + MOST_MARKS));
        }
        if (scan.levels.deepest() > FileContent.MOST_LEVELS) {
            String most = Integer.toString(FileContent.MOST_LEVELS);
            return Optional.of(new FileContent(kind(), Optional.of("nesting_too_deep"), name, most, false));
        }
        record(name.toLowerCase(Locale.ROOT), scan);
        return Optional.empty();
    }

    private void record(String name, PartScan scan) {
        hasDoctype |= scan.hasDoctype;
        hasMacros |= name.endsWith("vbaproject.bin") || name.contains("/macrosheets/") || isModule(name);
        hasLinks |= name.startsWith("xl/externallinks/");
        if (name.endsWith(".rels")) {
            hasMacros |= scan.text.toString().toLowerCase(Locale.ROOT).contains("relationships/vbaproject");
            hasLinks |= Arrays.stream(scan.text.toString().split("<"))
                    .anyMatch(tag -> tag.contains("TargetMode") && tag.contains("External") && !isHyperlink(tag));
        } else if (PartScan.MIMETYPE.equals(name)) {
            mimetype = scan.text.toString().strip();
        } else if (PartScan.MANIFEST.equals(name)) {
            isEncrypted = scan.text.indexOf("encryption-data") >= 0;
        } else if (PartScan.TYPES.equals(name)) {
            types.append(scan.text);
            hasMacros |= Arrays.stream(types.toString().toLowerCase(Locale.ROOT).split("<"))
                    .anyMatch(tag ->
                            tag.startsWith("override") && (tag.contains("vbaproject") || tag.contains("macrosheet")));
        }
    }

    /** A link to click on is a text, not a part of the document that stands elsewhere. */
    private static boolean isHyperlink(String tag) {
        return tag.contains("/hyperlink");
    }

    /** Whether a part is a macro of an open document; the lists of modules stand in every one that once had some. */
    private static boolean isModule(String name) {
        boolean isScript = name.startsWith("scripts/") && !name.endsWith("/");
        boolean isBasic = name.startsWith("basic/") && name.endsWith(".xml");
        return isScript || (isBasic && !name.matches(".*/(?:script|dialog)-l[bc]\\.xml"));
    }

    private static boolean isOutside(String name) {
        return Arrays.asList(name.split("[/\\\\]")).contains("..");
    }

    /**
     * Whether the directory at the end of the file names the parts that were met, each with the same content, and leads to
     * each where it was met: an office goes by the directory, and would show one part in the place of another.
     */
    private boolean isDirectoryTrue() throws IOException {
        Map<String, Long> listed = new HashMap<>();
        boolean leadsToEach = true;
        try (ZipFile file = ZipFile.builder().setByteArray(content).get()) {
            for (ZipArchiveEntry part : Collections.list(file.getEntries())) {
                listed.put(part.getName(), part.getCrc());
                leadsToEach &= part.getRawName() != null && isHeaderOf(part.getRawName(), part.getLocalHeaderOffset());
            }
        }
        return leadsToEach && listed.equals(sums);
    }

    /** Whether the header of a part with a name stands at a place of the file. */
    private boolean isHeaderOf(byte[] name, long at) {
        long start = at + NAME_IN_HEADER;
        return at >= 0
                && start + name.length <= content.length
                && Arrays.equals(content, (int) start, (int) start + name.length, name, 0, name.length);
    }

    /** Whether it is a file of an office in a format that is not read. */
    private boolean isForeign() {
        return sums.containsKey("xl/workbook.bin") || mimetype.contains("opendocument.spreadsheet");
    }

    private String foreign() {
        return mimetype.isEmpty() ? ".xlsb" : ".ods";
    }

    private FileContent.Kind kind() {
        if (sums.containsKey("xl/workbook.xml") || types.indexOf("spreadsheetml.sheet.main+xml") >= 0) {
            return FileContent.Kind.XLSX;
        }
        if (sums.containsKey("word/document.xml") || types.indexOf("wordprocessingml.document.main+xml") >= 0) {
            return FileContent.Kind.DOCX;
        }
        return isOpenText() && sums.containsKey("content.xml") ? FileContent.Kind.ODT : FileContent.Kind.OTHER;
    }

    private boolean isOpenText() {
        return mimetype.startsWith("application/vnd.oasis.opendocument.text");
    }

    private FileContent refuse(String rule, String found) {
        return FileContent.refuse(kind(), rule, found);
    }

    /** One part, read to its end or to a bound. */
    private static final class PartScan {
        static final String TYPES = "[content_types].xml";
        static final String MIMETYPE = "mimetype";
        static final String MANIFEST = "meta-inf/manifest.xml";
        private static final byte[] WORD = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};

        private final CRC32 sum = new CRC32();
        private final StringBuilder text = new StringBuilder();
        private final XmlLevels levels = new XmlLevels();
        private final boolean isKept;
        private boolean isXml;
        private boolean hasDoctype;
        private long bytes;
        private long marks;
        private int matched;

        PartScan(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            isXml = lower.endsWith(".xml") || lower.endsWith(".rels") || lower.endsWith(".vml");
            isKept = lower.endsWith(".rels") || lower.equals(TYPES) || lower.equals(MIMETYPE) || lower.equals(MANIFEST);
        }

        void read(InputStream in, long mostXml, long mostOther, long mostMarks) throws IOException {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                isXml |= bytes == 0 && startsAsXml(buffer, n);
                bytes += n;
                sum.update(buffer, 0, n);
                for (int i = 0; i < n && (isXml || isKept); i++) {
                    scan(buffer[i]);
                }
                if (bytes > (isXml ? mostXml : mostOther) || marks > mostMarks) {
                    return;
                }
            }
        }

        /** What a part is does not follow from its name: any part may be declared a sheet. */
        private static boolean startsAsXml(byte[] start, int length) {
            for (int i = 0; i < length; i++) {
                boolean isPassed = start[i] <= ' '; // space, zero and, being negative, a byte order mark
                if (!isPassed) {
                    return start[i] == '<';
                }
            }
            return false;
        }

        /** Scans one byte; zero bytes are passed over, so that marks of UTF-16 are found too. */
        private void scan(byte one) {
            if (one == 0) {
                return;
            }
            marks += one == '<' || one == '=' ? 1 : 0;
            levels.add(one);
            if (isKept) {
                text.append((char) (one & 0xFF));
            }
            if (Character.toUpperCase(one) == WORD[matched]) {
                matched++;
                hasDoctype |= matched == WORD.length;
                matched %= WORD.length;
            } else {
                matched = one == WORD[0] ? 1 : 0;
            }
        }
    }
}
