package fi.robohaku.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they seem, and files made to do harm, are told by their bytes and not opened. */
class FileContentTest {
    private static final String TYPES = "[Content_Types].xml";
    private static final String BOOK = "xl/workbook.xml";

    /** Writes parts of a zip. */
    private interface Parts {
        void into(ZipOutputStream zip) throws IOException;
    }

    private static byte[] zip(Parts parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, TYPES, "<Types/>".getBytes(UTF_8));
            put(zip, BOOK, "<workbook/>".getBytes(UTF_8));
            parts.into(zip);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static void repeat(ZipOutputStream zip, String name, String text, int times) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        byte[] block = text.repeat(1_000).getBytes(UTF_8);
        for (int i = 0; i < times / 1_000; i++) {
            zip.write(block);
        }
        zip.closeEntry();
    }

    private static void assertRefused(String name, byte[] content, String rule) {
        assertThat(FileContent.of(name, content).refusal())
                .as("rule that refuses %s", name)
                .contains(rule);
    }

    private static byte[] bytes(Workbook workbook) throws IOException {
        try (workbook) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] locked(byte[] office) throws Exception {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("sala");
            try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(office));
                    OutputStream out = encryptor.getDataStream(file)) {
                parts.save(out);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    @Test
    void aWorkbookUnderItsOwnNameIsOpened() throws IOException {
        XSSFWorkbook workbook = new XSSFWorkbook();
        workbook.createSheet("a");
        assertThat(FileContent.of("Hakemus.XLSX", bytes(workbook)))
                .as("a plain workbook")
                .isEqualTo(FileContent.accept(FileContent.Kind.XLSX, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hakemus.xlsx", "hakemus.docx"})
    void aPasswordIsTold(String name) throws Exception {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        if (name.endsWith("xlsx")) {
            XSSFWorkbook workbook = new XSSFWorkbook();
            workbook.createSheet("a");
            plain.write(bytes(workbook));
        } else {
            try (XWPFDocument report = new XWPFDocument()) {
                report.write(plain);
            }
        }
        assertRefused(name, locked(plain.toByteArray()), "file_encrypted");
    }

    @Test
    void anOldWorkbookWithAPasswordIsKnownAsAWorkbook() throws IOException {
        HSSFWorkbook workbook = new HSSFWorkbook();
        workbook.createSheet("a");
        Biff8EncryptionKey.setCurrentUserPassword("sala");
        try {
            byte[] locked = bytes(workbook);
            assertThat(FileContent.of("hakemus.xls", locked).kind())
                    .as("kind of an encrypted .xls")
                    .isEqualTo(FileContent.Kind.XLS);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hakemus.xlsx, %PDF-1.4 text, wrong_extension",
        "hakemus.pdf, %PDF-1.4 text, not_recognised",
        "hakemus.xlsx, a;b, wrong_extension",
        "hakemus, a;b, wrong_extension",
        "../../etc/hakemus.csv/, a;b, wrong_extension"
    })
    void theNameMustSayWhatTheBytesAre(String name, String text, String rule) {
        assertRefused(name, text.getBytes(UTF_8), rule);
    }

    @Test
    void aWorkbookNamedAsOneWithMacrosIsReadWhereItHoldsNone() throws IOException {
        assertThat(FileContent.of("hakemus.xlsm", zip(zip -> {})).refusal())
                .as("without")
                .isEmpty();
        byte[] macros = zip(zip -> put(zip, "xl/vbaProject.bin", new byte[] {1}));
        assertRefused("hakemus.xlsm", macros, "macros_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"raportti.docm", "pohja.dotx", "kirja.xlsb"})
    void officeFilesOfOtherKindsAreTold(String name) throws IOException {
        byte[] content = zip(zip -> {});
        assertRefused(name, content, "wrong_extension");
        assertThat(FileContent.of(name, content).expected())
                .as("what the name says")
                .isEqualTo(name.substring(name.lastIndexOf('.')));
    }

    @Test
    void emptyIsTold() {
        assertRefused("tyhja.xlsx", new byte[0], "file_empty");
    }

    @Test
    void zeroBytesAreNoTable() {
        assertRefused("a.csv", "a;b\n1;\0\n".getBytes(UTF_8), "file_unreadable");
    }

    @Test
    void aBombOfXmlIsNotUnpacked() throws IOException {
        byte[] bomb = zip(zip -> repeat(zip, "xl/worksheets/sheet1.xml", "          ", 2_000_000));
        assertThat(bomb).as("packed").hasSizeLessThan(100_000);
        assertRefused("a.xlsx", bomb, "zip_bomb");
    }

    @Test
    void aBombUnderAnotherNameIsSeenAsXml() throws IOException {
        byte[] bomb = zip(zip -> {
            zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
            zip.write("<worksheet>".getBytes(UTF_8));
            zip.write(new byte[17 * 1024 * 1024]);
            zip.closeEntry();
        });
        assertRefused("a.xlsx", bomb, "zip_bomb");
    }

    @Test
    void aBombOfPicturesIsNotUnpacked() throws IOException {
        byte[] bomb = zip(zip -> {
            zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
            for (int i = 0; i < 65; i++) {
                zip.write(filled(1024 * 1024));
            }
            zip.closeEntry();
        });
        assertRefused("a.xlsx", bomb, "zip_bomb");
    }

    private static byte[] filled(int length) {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) 'p');
        return content;
    }

    @Test
    void moreTagsThanAnyDocumentHasAreNotRead() throws IOException {
        byte[] many = zip(zip -> repeat(zip, "xl/worksheets/sheet1.xml", "<c/>", 1_600_000));
        assertRefused("a.xlsx", many, "too_many_cells");
    }

    @Test
    void thousandsOfSheetsAreNotRead() throws IOException {
        byte[] many = zip(zip -> {
            for (int i = 0; i < 3_000; i++) {
                put(zip, "xl/worksheets/sheet" + i + ".xml", "<worksheet/>".getBytes(UTF_8));
            }
        });
        assertRefused("a.xlsx", many, "zip_bomb");
    }

    @Test
    void anOpenDocumentIsKnownByItsTypeWhateverItIsCalled() throws IOException {
        byte[] plain = openDocument("Basic/script-lc.xml", "<a/>");
        assertThat(FileContent.of("raportti.odt", plain))
                .as("a text")
                .isEqualTo(FileContent.accept(FileContent.Kind.ODT, false));
        assertRefused("raportti.docx", plain, "wrong_extension");
        assertRefused("raportti.odt", openDocument("Basic/Standard/Module1.xml", "<a/>"), "macros_not_allowed");
        assertRefused(
                "raportti.odt", openDocument("META-INF/manifest.xml", "<a><encryption-data/></a>"), "file_encrypted");
        assertRefused("raportti.odt", openDocument("styles.xml", "<!DOCTYPE a><a/>"), "doctype_not_allowed");
    }

    @Test
    void aReportThatMayHoldMacrosIsRefusedOnlyWhereItHoldsSome() throws IOException {
        String types =
                "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
        String relation = "<Relationship Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\"/>";
        assertThat(FileContent.of("a.docm", report(types, "<a/>")))
                .as("no macro")
                .isEqualTo(FileContent.accept(FileContent.Kind.DOCX, false));
        assertRefused("a.docm", report(types, relation), "macros_not_allowed");
        assertRefused(
                "a.docx",
                report(
                        "<Override PartName=\"/word/a.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>",
                        "<a/>"),
                "macros_not_allowed");
    }

    private static byte[] report(String types, String relations) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "[Content_Types].xml", types.getBytes(UTF_8));
            put(zip, "word/document.xml", "<a/>".getBytes(UTF_8));
            put(zip, "word/_rels/document.xml.rels", relations.getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] openDocument(String part, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "mimetype", "application/vnd.oasis.opendocument.text".getBytes(UTF_8));
            put(zip, "content.xml", "<a/>".getBytes(UTF_8));
            put(zip, part, content.getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void billionLaughsAreNotExpanded() throws IOException {
        String laughs = "<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><l>&b;</l>";
        assertRefused(
                "a.xlsx", zip(zip -> put(zip, "xl/sharedStrings.xml", laughs.getBytes(UTF_8))), "doctype_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-8"})
    void aDoctypeIsSeenInEveryCharset(String charset) throws IOException {
        byte[] part = "<!DoCtYpE x SYSTEM 'file:///etc/passwd'><x/>".getBytes(Charset.forName(charset));
        assertRefused("a.docx", zip(zip -> put(zip, "word/document.xml", part)), "wrong_extension");
        assertRefused("a.xlsx", zip(zip -> put(zip, "xl/styles.bin", part)), "doctype_not_allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "xl/vbaProject.bin, x",
        "xl/VBAPROJECT.BIN, x",
        "xl/macrosheets/sheet1.xml, <x/>",
        "docProps/[Content_Types].xml, <x/>"
    })
    void macrosAreTold(String name, String text) throws IOException {
        byte[] content = zip(zip -> put(zip, name, text.getBytes(UTF_8)));
        if (name.startsWith("docProps")) {
            assertThat(FileContent.of("a.xlsx", content).refusal())
                    .as("no macro")
                    .isEmpty();
        } else {
            assertRefused("a.xlsx", content, "macros_not_allowed");
        }
    }

    @Test
    void macrosUnderAnotherNameAreToldByTheirType() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            String types =
                    "<Types><Override PartName='/xl/a.bin' ContentType='application/vnd.ms-office.vbaProject'/></Types>";
            put(zip, TYPES, types.getBytes(UTF_16LE));
            put(zip, BOOK, "<workbook/>".getBytes(UTF_8));
        }
        assertRefused("a.xlsx", out.toByteArray(), "macros_not_allowed");
    }

    @Test
    void linksToOtherFilesAreToldAndClicksAreNot() throws IOException {
        String click =
                "<Relationship Type='http://x/relationships/hyperlink' Target='http://x' TargetMode='External'/>";
        String template = "<Relationship Type='http://x/attachedTemplate' Target='http://x' TargetMode='External'/>";
        assertThat(FileContent.of("a.xlsx", zip(zip -> put(zip, "xl/_rels/a.rels", click.getBytes(UTF_8))))
                        .hasExternalLinks())
                .as("a link to click on")
                .isFalse();
        assertThat(FileContent.of("a.xlsx", zip(zip -> put(zip, "xl/_rels/a.rels", template.getBytes(UTF_8))))
                        .hasExternalLinks())
                .as("a template elsewhere")
                .isTrue();
        assertThat(FileContent.of("a.xlsx", zip(zip -> put(zip, "xl/externalLinks/a.xml", "<a/>".getBytes(UTF_8))))
                        .hasExternalLinks())
                .as("another workbook")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../tmp/x.xml", "xl/../../x.xml", "..\\x.xml"})
    void aPartOutsideOfTheFileIsRefused(String name) throws IOException {
        assertRefused("a.xlsx", zip(zip -> put(zip, name, "<x/>".getBytes(UTF_8))), "file_unreadable");
    }

    @Test
    void aPartThatStandsThereTwiceIsRefused() throws IOException {
        assertRefused("a.xlsx", zip(zip -> put(zip, "XL/workbook.xml", "<x/>".getBytes(UTF_8))), "file_unreadable");
    }

    @Test
    void storedPartsAreRead() throws IOException {
        byte[] part = "<worksheet/>".getBytes(UTF_8);
        byte[] content = zip(zip -> {
            ZipEntry entry = new ZipEntry("xl/worksheets/sheet1.xml");
            CRC32 sum = new CRC32();
            sum.update(part);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(part.length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(part);
        });
        assertThat(FileContent.of("a.xlsx", content).refusal())
                .as("stored beside packed parts with descriptors")
                .isEmpty();
    }

    @Test
    void aDirectoryThatTellsOfOtherPartsIsRefused() throws IOException {
        byte[] content = zip(zip -> put(zip, "xl/worksheets/sheet1.xml", "<worksheet/>".getBytes(UTF_8)));
        String text = new String(content, ISO_8859_1);
        int listed = text.lastIndexOf("sheet1.xml");
        content[listed + 5] = '2';
        assertRefused("a.xlsx", content, "file_unreadable");
    }

    @Test
    void partsBehindTheDirectoryAreRefused() throws IOException {
        byte[] shown = zip(zip -> put(zip, "xl/worksheets/sheet1.xml", "<worksheet/>".getBytes(UTF_8)));
        byte[] hidden = zip(zip -> put(zip, "xl/vbaProject.bin", "x".getBytes(UTF_8)));
        byte[] both = Arrays.copyOf(shown, shown.length + hidden.length);
        System.arraycopy(hidden, 0, both, shown.length, hidden.length);
        assertRefused("a.xlsx", both, "file_unreadable");
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = zip(zip -> put(zip, "xl/worksheets/sheet1.xml", "<worksheet/>".getBytes(UTF_8)));
        for (int length = 5; length < whole.length; length += 7) {
            assertRefused("a.xlsx", Arrays.copyOf(whole, length), "file_unreadable");
        }
    }

    @Test
    void anOldFileWhoseDirectoryRunsInACircleEnds() throws IOException {
        HSSFWorkbook workbook = new HSSFWorkbook();
        workbook.createSheet("a");
        byte[] content = bytes(workbook);
        int directory = 512 * (1 + number(content, 48));
        for (int property = 0; property < 4; property++) {
            int at = directory + 128 * property;
            for (int link = 68; link <= 76; link += 4) {
                content[at + link] = 1;
                content[at + link + 1] = 0;
                content[at + link + 2] = 0;
                content[at + link + 3] = 0;
            }
        }
        assertThat(FileContent.of("a.xls", content)).as("told at all").isNotNull();
    }

    @Test
    void anOldFileWhoseBlocksRunInACircleIsRefused() throws IOException {
        HSSFWorkbook workbook = new HSSFWorkbook();
        workbook.createSheet("a");
        byte[] content = bytes(workbook);
        int table = 512 * (1 + number(content, 76));
        for (int block = 0; block < 128; block++) {
            content[table + 4 * block] = 1;
            content[table + 4 * block + 1] = 0;
            content[table + 4 * block + 2] = 0;
            content[table + 4 * block + 3] = 0;
        }
        assertRefused("a.xls", content, "file_unreadable");
    }

    private static int number(byte[] content, int at) {
        return (content[at] & 0xFF) | (content[at + 1] & 0xFF) << 8;
    }

    @Test
    void millionsOfEmptyCellsOfAnOldFileAreNotBuilt() throws IOException {
        byte[] records = new byte[1_000_000];
        int at = 0;
        while (at + 4 + 518 <= records.length) {
            records[at] = (byte) 0xBE;
            records[at + 2] = (byte) (518 & 0xFF);
            records[at + 3] = (byte) (518 >> 8);
            at += 4 + 518;
        }
        assertRefused("a.xls", old("Workbook", records), "too_many_cells");
    }

    @Test
    void macroSheetsOfAnOldFileAreTold() throws IOException {
        byte[] records = new byte[5_000];
        records[0] = (byte) 0x85;
        records[2] = 8;
        records[9] = 1;
        assertRefused("a.xls", old("Workbook", records), "macros_not_allowed");
    }

    @Test
    void anOldTextDocumentIsNoWorkbook() throws IOException {
        assertRefused("a.xls", old("WordDocument", new byte[5_000]), "wrong_extension");
    }

    private static byte[] old(String name, byte[] content) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            file.createDocument(new ByteArrayInputStream(content), name);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    @Test
    void textIsReadByItsMarkOrAsUtf8OrInAnotherCharset() {
        Charset windows = Charset.forName("windows-1252");
        String word = "määrä €";
        assertThat(FileContent.text(("\ufeff" + word).getBytes(UTF_8), windows))
                .as("UTF-8 with its mark")
                .isEqualTo(word);
        assertThat(FileContent.text(("\ufeff" + word).getBytes(UTF_16LE), windows))
                .as("UTF-16")
                .isEqualTo(word);
        assertThat(FileContent.text(word.getBytes(UTF_8), windows)).as("UTF-8").isEqualTo(word);
        assertThat(FileContent.text(word.getBytes(windows), windows))
                .as("windows-1252")
                .isEqualTo(word);
    }
}
