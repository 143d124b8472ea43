package fi.robohaku.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Computes what the reading of a document depends on, as one fingerprint for each document template.
 *
 * <p>The fingerprint of a template covers the template itself with all that it takes from others, the rules and the
 * taxonomies that it uses ({@link Schemas#only}), and that by which templates of its format are told apart: titles of
 * workbooks, titles of reports, or headings of CSV files. It is taken over the values and not over the text of the
 * files, so that a comment or another layout changes nothing.
 */
final class Fingerprints {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** What a document shows to be recognised: its title, or the headings of its columns. */
    private enum Recognition {
        WORKBOOK_TITLES,
        REPORT_TITLES,
        CSV_HEADINGS
    }

    private final Map<Recognition, List<Object>> recognition = new EnumMap<>(Recognition.class);

    private Fingerprints(Schemas schemas) {
        for (DocumentTemplate template : schemas.documents().values()) {
            recognition
                    .computeIfAbsent(recognitionOf(template), key -> new ArrayList<>())
                    .add(recognisedBy(template));
        }
    }

    /** SHA-256 by template id, and by {@link Schemas#NO_TEMPLATE} for documents that no template matches. */
    static SortedMap<String, String> of(Schemas schemas) {
        Fingerprints fingerprints = new Fingerprints(schemas);
        SortedMap<String, String> byTemplate = new TreeMap<>();
        for (DocumentTemplate template : schemas.documents().values()) {
            byTemplate.put(
                    template.id(),
                    sha256(List.of(
                            schemas.only(template.id()),
                            schemas.forms().marks(),
                            fingerprints.recognition.get(recognitionOf(template)))));
        }
        byTemplate.put(
                Schemas.NO_TEMPLATE, sha256(List.of(schemas.only(Schemas.NO_TEMPLATE), fingerprints.recognition)));
        return Collections.unmodifiableSortedMap(byTemplate);
    }

    private static Recognition recognitionOf(DocumentTemplate template) {
        return switch (template.format()) {
            case XLSX, XLS -> Recognition.WORKBOOK_TITLES;
            case DOCX -> Recognition.REPORT_TITLES;
            case CSV -> Recognition.CSV_HEADINGS;
        };
    }

    private static List<Object> recognisedBy(DocumentTemplate template) {
        if (recognitionOf(template) != Recognition.CSV_HEADINGS) {
            return List.of(template.id(), template.title());
        }
        List<Object> headings = new ArrayList<>(List.of(template.id(), template.csv()));
        template.blocks().stream()
                .limit(1)
                .flatMap(block -> block.fields().stream())
                .forEach(field -> headings.add(List.of(field.label(), field.aliases(), field.required())));
        return headings;
    }

    private static String sha256(Object value) {
        try {
            return DigestUtils.sha256Hex(JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A contract cannot be written as JSON", e);
        }
    }
}
