package fi.robohaku.samples;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import java.util.Locale;
import java.util.stream.IntStream;

/** An empty document of a template, for an agency to fill in. */
public final class EmptyDocument {
    /** Rows of a report's tables that are there to be filled in. */
    private static final int EMPTY_ROWS = 5;

    private final Schemas schemas;

    public EmptyDocument(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The document, with labels in a language; years of a calculation run from a year on, ten of them. */
    public byte[] write(DocumentTemplate template, Language language, int firstYear) {
        Content content = new Content(template, language);
        template.blocks().stream()
                .filter(block -> block.axis() != null)
                .flatMap(block -> block.fields().stream())
                .forEach(field -> {
                    for (int year = firstYear; year < firstYear + 10; year++) {
                        content.cell(field.name(), year, "");
                    }
                });
        if (template.format() == DocumentTemplate.Format.DOCX) {
            template.blocks().stream()
                    .filter(block -> block.type() == Block.Type.LIST || block.type() == Block.Type.ORIGIN)
                    .forEach(block -> IntStream.range(0, EMPTY_ROWS).forEach(row -> content.row(block.id())));
        }
        return new DocumentWriter(schemas).write(content);
    }

    /** What to call the file. */
    public static String fileName(DocumentTemplate template, Language language) {
        return template.id() + "_" + language.code() + "." + ending(template);
    }

    /** How the name of a document of the template ends. */
    public static String ending(DocumentTemplate template) {
        return template.format().name().toLowerCase(Locale.ROOT);
    }
}
