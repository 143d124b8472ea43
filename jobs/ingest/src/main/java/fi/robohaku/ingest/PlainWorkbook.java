package fi.robohaku.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * A workbook in the words that POI reads: the strict form of Office Open XML has other namespaces, and dates may be written
 * as ISO 8601 there. A workbook without either stays as it is.
 */
final class PlainWorkbook {
    private static final String STRICT = "http://purl.oclc.org/ooxml/";
    private static final Map<String, String> NAMESPACES = namespaces();
    private static final Pattern ISO_DATE = Pattern.compile("<c([^<>]*?) t=\"d\"([^<>]*)>\\s*<v>([^<]*)</v>");

    private PlainWorkbook() {}

    /** The workbook; its parts were held against all bounds before. */
    static byte[] of(byte[] content) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        boolean isChanged = false;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] part = in.readAllBytes();
                byte[] plain = isXml(entry.getName()) ? plain(part) : part;
                isChanged |= plain != part;
                parts.put(entry.getName(), plain);
            }
        }
        return isChanged ? zip(parts) : content;
    }

    private static boolean isXml(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels");
    }

    /** The same array where nothing is to change. */
    @SuppressWarnings("ReferenceEquality")
    private static byte[] plain(byte[] part) {
        String text = new String(part, UTF_8);
        String plain = text;
        if (text.contains(STRICT)) {
            for (Map.Entry<String, String> namespace : NAMESPACES.entrySet()) {
                plain = plain.replace(STRICT + namespace.getKey(), namespace.getValue());
            }
            plain = plain.replace(" conformance=\"strict\"", "");
        }
        if (plain.contains(" t=\"d\"")) {
            plain = ISO_DATE.matcher(plain)
                    .replaceAll(cell ->
                            Matcher.quoteReplacement("<c" + cell.group(1) + serial(cell.group(3), cell.group(2))));
        }
        return plain.equals(text) ? part : plain.getBytes(UTF_8);
    }

    /** The rest of a cell, with a date as the number that a spreadsheet keeps; what is no date stays a text. */
    private static String serial(String iso, String attributes) {
        try {
            String date = iso.strip().replaceFirst("Z$", "");
            LocalDateTime time = date.contains("T")
                    ? LocalDateTime.parse(date)
                    : LocalDate.parse(date).atStartOfDay();
            return attributes + "><v>" + DateUtil.getExcelDate(time) + "</v>";
        } catch (DateTimeParseException e) {
            return " t=\"str\"" + attributes + "><v>" + iso + "</v>";
        }
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    private static Map<String, String> namespaces() {
        String office = "http://schemas.openxmlformats.org/";
        Map<String, String> namespaces = new LinkedHashMap<>();
        namespaces.put("spreadsheetml/main", office + "spreadsheetml/2006/main");
        namespaces.put("officeDocument/", office + "officeDocument/2006/");
        namespaces.put("drawingml/", office + "drawingml/2006/");
        namespaces.put("schemaLibrary/", office + "schemaLibrary/2006/");
        return namespaces;
    }
}
