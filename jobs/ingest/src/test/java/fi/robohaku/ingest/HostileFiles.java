package fi.robohaku.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files that are made so as to do harm, each with what has to come of it. */
final class HostileFiles {
    private static final String SHEET = "xl/worksheets/sheet5.xml";
    private static final String BODY = "word/document.xml";
    private static final String TYPES = "[Content_Types].xml";
    private static final int MEGABYTE = 1024 * 1024;

    private HostileFiles() {}

    /**
     * A file.
     *
     * @param what what is wrong with it
     * @param name as it is called
     * @param rule that it is rejected by; empty where it is read, and what is hostile in it told or left
     */
    @SuppressWarnings("ArrayRecordComponent")
    record HostileFile(String what, String name, byte[] content, String rule) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<HostileFile> all() {
        List<HostileFile> files = new ArrayList<>();
        byte[] workbook = Given.sample(Given.APPLICATION);
        byte[] report = Given.sample(Given.REPORT);
        addBombs(files, workbook, report);
        addEntities(files, "a.xlsx", workbook);
        addEntities(files, "a.docx", report);
        addForeignParts(files, workbook, report);
        addSheets(files, workbook);
        addFalseNames(files, workbook);
        return files;
    }

    private static void addBombs(List<HostileFile> files, byte[] workbook, byte[] report) {
        byte[] inner = ZipParts.zip(Map.of("zeros", new byte[20 * MEGABYTE]));
        byte[] nested = ZipParts.zip(Map.of("a.zip", inner, "b.zip", inner, "c.zip", inner));
        files.add(new HostileFile(
                "bombs in bombs, which are not unpacked",
                "a.xlsx",
                ZipParts.with(
                        ZipParts.with(
                                workbook,
                                TYPES,
                                ZipParts.text(workbook, TYPES)
                                        .replaceFirst(
                                                "<Default ",
                                                "<Default Extension=\"zip\" ContentType=\"application/zip\"/><Default ")),
                        "xl/media/a.zip",
                        nested),
                ""));
        Map<String, byte[]> many = ZipParts.of(workbook);
        for (int part = 0; part < 5; part++) {
            many.put("xl/media/image" + part + ".png", new byte[15 * MEGABYTE]);
        }
        files.add(new HostileFile("pictures of zeros", "a.xlsx", ZipParts.zip(many), "zip_bomb"));
        files.add(new HostileFile("parts that overlap", "a.xlsx", overlapping(workbook), "file_unreadable"));
        files.add(new HostileFile(
                "a sheet of blanks",
                "a.xlsx",
                ZipParts.with(workbook, SHEET, "<worksheet>" + " ".repeat(17 * MEGABYTE) + "</worksheet>"),
                "zip_bomb"));
        files.add(new HostileFile(
                "elements inside elements",
                "a.docx",
                ZipParts.with(
                        report,
                        BODY,
                        ZipParts.text(report, BODY)
                                .replace(
                                        "</w:body>",
                                        "<w:sdt><w:sdtContent>".repeat(40_000)
                                                + "</w:sdtContent></w:sdt>".repeat(40_000) + "</w:body>")),
                "nesting_too_deep"));
        files.add(new HostileFile(
                "a line of 17 MB", "a.csv", "1;".repeat(17 * MEGABYTE / 2).getBytes(UTF_8), "file_too_large"));
        files.add(new HostileFile("nothing", "a.xlsx", new byte[0], "file_empty"));
    }

    /** The last entry of the directory points at the part of the one before it. */
    private static byte[] overlapping(byte[] workbook) {
        byte[] content = workbook.clone();
        int last = -1;
        int first = -1;
        for (int at = 0; at + 4 < content.length; at++) {
            if (content[at] == 'P' && content[at + 1] == 'K' && content[at + 2] == 1 && content[at + 3] == 2) {
                first = first < 0 ? at : first;
                last = at;
            }
        }
        System.arraycopy(content, first + 42, content, last + 42, 4);
        return content;
    }

    /** A document type in every part that is XML. */
    private static void addEntities(List<HostileFile> files, String name, byte[] document) {
        List<String> parts = ZipParts.of(document).keySet().stream()
                .filter(part -> part.endsWith(".xml") || part.endsWith(".rels"))
                .toList();
        String laughs = "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
        for (String part : parts) {
            String text = ZipParts.text(document, part);
            int root = text.startsWith("<?xml") ? text.indexOf("?>") + 2 : 0;
            files.add(new HostileFile(
                    "entities in " + part,
                    name,
                    ZipParts.with(document, part, text.substring(0, root) + laughs + text.substring(root)),
                    "doctype_not_allowed"));
        }
    }

    private static void addForeignParts(List<HostileFile> files, byte[] workbook, byte[] report) {
        files.add(new HostileFile(
                "a command of another program (DDE)",
                "a.xlsx",
                ZipParts.with(
                        workbook,
                        "xl/externalLinks/externalLink1.xml",
                        "<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>"),
                ""));
        files.add(new HostileFile(
                "a field that runs a command",
                "a.docx",
                ZipParts.with(
                        report,
                        BODY,
                        ZipParts.text(report, BODY)
                                .replace(
                                        "</w:body>",
                                        "<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe \"/k calc\"</w:instrText></w:r></w:p></w:body>")),
                ""));
        files.add(new HostileFile(
                "a macro", "a.xlsx", ZipParts.with(workbook, "xl/vbaProject.bin", "x"), "macros_not_allowed"));
        files.add(new HostileFile("a password", "a.xlsx", encrypted(workbook), "file_encrypted"));
        files.add(new HostileFile(
                "a signature",
                "a.xlsx",
                ZipParts.with(
                        workbook,
                        "_xmlsignatures/sig1.xml",
                        "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>"),
                ""));
    }

    private static byte[] encrypted(byte[] workbook) {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("sala");
            try (OutputStream out = encryptor.getDataStream(file)) {
                new ByteArrayInputStream(workbook).transferTo(out);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addSheets(List<HostileFile> files, byte[] workbook) {
        String xml = ZipParts.text(workbook, SHEET);
        files.add(new HostileFile(
                "a dimension of 1 048 576 rows with one cell more",
                "a.xlsx",
                ZipParts.with(
                        workbook,
                        SHEET,
                        xml.replaceFirst("<dimension ref=\"[^\"]*\"/>", "<dimension ref=\"A1:XFD1048576\"/>")
                                .replace(
                                        "</sheetData>",
                                        "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>")),
                ""));
        StringBuilder wide = new StringBuilder("<row r=\"1000\">");
        for (int column = 0; column < 16_384; column++) {
            wide.append("<c r=\"")
                    .append(org.apache.poi.ss.util.CellReference.convertNumToColString(column))
                    .append("1000\"><v>1</v></c>");
        }
        files.add(new HostileFile(
                "a row of 16 384 columns",
                "a.xlsx",
                ZipParts.with(workbook, SHEET, xml.replace("</sheetData>", wide + "</row></sheetData>")),
                ""));
        files.add(new HostileFile(
                "a text that 150 000 cells share", "a.xlsx", sharing(workbook, xml), "output_too_large"));
        files.add(new HostileFile(
                "formulas that refer to each other",
                "a.xlsx",
                ZipParts.with(
                        workbook,
                        SHEET,
                        xml.replace(
                                "</sheetData>",
                                "<row r=\"900\"><c r=\"A900\"><f>B900</f><v>1</v></c><c r=\"B900\"><f>A900</f><v>1</v></c>"
                                        + "<c r=\"C900\"><f>SUM(A900:C900)</f><v>3</v></c></row></sheetData>")),
                ""));
    }

    private static byte[] sharing(byte[] workbook, String xml) {
        Map<String, byte[]> parts = new LinkedHashMap<>(ZipParts.of(workbook));
        StringBuilder rows = new StringBuilder();
        String text = "<is><t>" + "x".repeat(30_000) + "</t></is>";
        String strings = new String(parts.get("xl/sharedStrings.xml"), UTF_8);
        int index = strings.split("<si>", -1).length - 1;
        parts.put(
                "xl/sharedStrings.xml",
                strings.replace("</sst>", "<si>" + text.replaceAll("</?is>", "") + "</si></sst>")
                        .getBytes(UTF_8));
        for (int row = 1_000; row < 2_500; row++) {
            rows.append("<row r=\"").append(row).append("\">");
            rows.append(("<c t=\"s\"><v>" + index + "</v></c>").repeat(100)).append("</row>");
        }
        parts.put(SHEET, xml.replace("</sheetData>", rows + "</sheetData>").getBytes(UTF_8));
        return ZipParts.zip(parts);
    }

    private static void addFalseNames(List<HostileFile> files, byte[] workbook) {
        files.add(new HostileFile("a workbook called .xls", "a.xls", workbook, "wrong_extension"));
        files.add(new HostileFile(
                "a page of the web called .xls",
                "a.xls",
                "<html><body><table><tr><td>1</td></tr></table></body></html>".getBytes(UTF_8),
                "wrong_extension"));
        files.add(new HostileFile("a workbook called .csv", "a.csv", workbook, "wrong_extension"));
        for (int part = 1; part < 8; part++) {
            byte[] cut = java.util.Arrays.copyOf(workbook, workbook.length * part / 8);
            files.add(new HostileFile("the first " + part + " of 8 parts", "a.xlsx", cut, "file_unreadable"));
        }
    }
}
