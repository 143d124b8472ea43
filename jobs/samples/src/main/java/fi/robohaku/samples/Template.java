package fi.robohaku.samples;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import java.util.Locale;
import java.util.stream.IntStream;

/** An empty document of a contract, for an agency to fill in. */
public final class Template {
    /** Rows of a report's tables that are there to be filled in. */
    private static final int EMPTY_ROWS = 5;

    private final Schemas schemas;

    public Template(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The document, with labels in a language; years of a calculation run from a year on, ten of them. */
    public byte[] write(DocumentTemplate contract, Language language, int firstYear) {
        Content content = new Content(contract, language);
        contract.blocks().stream()
                .filter(block -> block.axis() != null)
                .flatMap(block -> block.fields().stream())
                .forEach(field -> {
                    for (int year = firstYear; year < firstYear + 10; year++) {
                        content.cell(field.name(), year, "");
                    }
                });
        if (contract.format() == DocumentTemplate.Format.DOCX) {
            contract.blocks().stream()
                    .filter(block -> block.type() == Block.Type.LIST || block.type() == Block.Type.ORIGIN)
                    .forEach(block -> IntStream.range(0, EMPTY_ROWS).forEach(row -> content.row(block.id())));
        }
        return new DocumentWriter(schemas).write(content);
    }

    /** What to call the file. */
    public static String fileName(DocumentTemplate contract, Language language) {
        return contract.id() + "_" + language.code() + "." + ending(contract);
    }

    /** How the name of a document of the contract ends. */
    public static String ending(DocumentTemplate contract) {
        return contract.format().name().toLowerCase(Locale.ROOT);
    }
}
