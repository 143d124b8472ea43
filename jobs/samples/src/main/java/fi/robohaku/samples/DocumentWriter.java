package fi.robohaku.samples;

import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Taxonomy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Date;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;

/**
 * Writes documents by their contracts. The same content gives the same bytes on every Java: parts are stored, not
 * packed, for packing differs between Java versions.
 */
final class DocumentWriter {
    /** 2 January 1980 in every zone: a zip file keeps local times from 1980 on. */
    private static final long PART_TIME = 315_619_200_000L;

    private final Schemas schemas;

    DocumentWriter(Schemas schemas) {
        this.schemas = schemas;
    }

    byte[] write(Content content) {
        try {
            return switch (content.template().format()) {
                case XLSX -> storeParts(new WorkbookWriter(this, content).writeXlsx());
                case XLS -> new WorkbookWriter(this, content).writeXls();
                case DOCX -> storeParts(new ReportWriter(this, content).writeDocx());
                case CSV -> new TableWriter(content).writeCsv();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Formats a value as the template has it: terms as labels, amounts in its unit. */
    Object format(Field field, Object value, Language language) {
        if (value instanceof BigDecimal number) {
            BigDecimal unit =
                    field.unit() == null ? BigDecimal.ONE : field.unit().factor();
            BigDecimal inUnit = number.divide(unit, 6, RoundingMode.HALF_UP).stripTrailingZeros();
            return inUnit.scale() < 0 ? inUnit.setScale(0) : inUnit;
        }
        if (value instanceof Boolean yes) {
            return yes
                    ? switch (language) {
                        case FI -> "kyllä";
                        case SV -> "ja";
                        case EN -> "yes";
                    }
                    : switch (language) {
                        case FI -> "ei";
                        case SV -> "nej";
                        case EN -> "no";
                    };
        }
        if (field.type() == Field.Type.TERM && value instanceof String code) {
            return schemas.taxonomy(field.taxonomy()).terms().stream()
                    .filter(term -> term.code().equals(code))
                    .map(Taxonomy.Term::label)
                    .map(label -> label.in(language))
                    .findFirst()
                    .orElse(code);
        }
        return value;
    }

    Schemas schemas() {
        return schemas;
    }

    /** Sets maker and time of a document, always the same, so that the same content gives the same bytes. */
    @SuppressWarnings("JavaUtilDate") // what POI takes
    static void sign(POIXMLProperties properties) {
        properties.getCoreProperties().setCreated(Optional.of(new Date(0)));
        properties.getCoreProperties().setCreator("Robohaku");
    }

    /** Packs the same parts in the same order, stored and without times. */
    static byte[] storeParts(byte[] packed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length * 4);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed));
                ZipOutputStream parts = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                CRC32 sum = new CRC32();
                sum.update(bytes);
                ZipEntry part = new ZipEntry(entry.getName());
                part.setMethod(ZipEntry.STORED);
                part.setSize(bytes.length);
                part.setCrc(sum.getValue());
                part.setTimeLocal(java.time.LocalDateTime.ofEpochSecond(PART_TIME / 1000, 0, java.time.ZoneOffset.UTC));
                parts.putNextEntry(part);
                parts.write(bytes);
                parts.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
