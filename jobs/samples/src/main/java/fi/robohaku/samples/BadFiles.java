package fi.robohaku.samples;

import fi.robohaku.contracts.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files that are sent by mistake, and that belong in {@code ops.rejection}; each breaks one rule. */
final class BadFiles {
    private final Maker maker;

    BadFiles(Maker maker) {
        this.maker = maker;
    }

    private byte[] bytesOf(String ending) {
        List<SampleFile> files = maker.files();
        return files.stream()
                .filter(file -> file.path().endsWith(ending))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No sample " + ending))
                .content();
    }

    void round2018() {
        maker.add("applications/2018-M01-1_hakemus_uusi.xlsx", bytesOf("2018-M01-1_hakemus.xls"));
    }

    void round2019() {
        Content partial = maker.content("application-2019-ready", Language.FI)
                .set("project_id", "2019-R07")
                .set("project_name", "Keksitty hanke")
                .set("agency_code", "M07")
                .set("applied", BigDecimal.valueOf(400_000))
                .renameSheet("Hyötylaskelma", "");
        partial.origin(Maker.rest(partial), "synthetic", "esimerkki virheestä");
        maker.add(partial, "2019-R07_hakemus_kesken.xlsx");
        maker.add(
                "registers/vanha_tilannekatsaus.csv",
                "hanke,päivä,vaihe,alkuperä\n2019-R01,\"2019-06-30,planning,synthetic\n"
                        .getBytes(StandardCharsets.UTF_8));
    }

    void round2020() {
        maker.add("applications/2020-TK-1_hakemus_kopio.xlsx", bytesOf("2020-TK-1_hakemus.xlsx"));
        second();
        maker.add("applications/tyhja.xlsx", new byte[0]);
        maker.add("applications/salattu.xlsx", encrypted());
        maker.add("applications/makroja.xlsx", withMacros(bytesOf("2020-H30_hakemus.xlsx")));
        byte[] whole = bytesOf("2020-SYKE-1_loppulaskelma.xlsx");
        maker.add("final-reports/katkennut_loppulaskelma.xlsx", Arrays.copyOf(whole, whole.length / 3));
        maker.add(
                "final-reports/2020-ORK-1_loppuraportti.pdf",
                "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                        .getBytes(StandardCharsets.US_ASCII));
        Content lost = maker.content("final-report-2020", Language.FI)
                .set("project_id", "2020-XYZ-9")
                .set("project_name", "Hanke, jolla ei ole hakemusta")
                .set("used", BigDecimal.valueOf(10_000));
        lost.origin(Maker.rest(lost), "synthetic", "esimerkki virheestä");
        maker.add(lost);
    }

    /** A draft that was sent before the application itself. */
    private void second() {
        Content draft = maker.content("application-2020", Language.FI)
                .set("project_id", "2020-KAVI-1")
                .set("agency_code", "KAVI")
                .set("project_name", "Luonnos")
                .set("applied_on", LocalDate.of(2020, 9, 1))
                .set("applied", BigDecimal.valueOf(150_000));
        draft.origin(Maker.rest(draft), "synthetic", "esimerkki virheestä");
        maker.add(draft, "2020-KAVI-1_hakemus_luonnos.xlsx");
    }

    /** What an office writes once a password is set: the outer file only, with nothing to decrypt. */
    private static byte[] encrypted() {
        try (POIFSFileSystem file = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            file.createDocument(new ByteArrayInputStream(new byte[64]), "EncryptionInfo");
            file.createDocument(new ByteArrayInputStream(new byte[5_000]), "EncryptedPackage");
            file.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] withMacros(byte[] workbook) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream parts = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                put(parts, entry.getName(), in.readAllBytes());
            }
            put(parts, "xl/vbaProject.bin", "no macro, only its name".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return DocumentWriter.storeParts(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ZipOutputStream parts, String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry part = new ZipEntry(name);
        part.setMethod(ZipEntry.STORED);
        part.setSize(bytes.length);
        part.setCrc(sum.getValue());
        parts.putNextEntry(part);
        parts.write(bytes);
        parts.closeEntry();
    }
}
