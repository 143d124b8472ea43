package fi.robohaku.samples;

import fi.robohaku.contracts.Contract;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import java.util.Locale;

/** An empty document of a contract, for an agency to fill in. */
public final class Template {
    private final Schemas schemas;

    public Template(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The document, with labels in a language; years of a calculation run from a year on, ten of them. */
    public byte[] write(Contract contract, Language language, int firstYear) {
        Content content = new Content(contract, language);
        contract.blocks().stream()
                .filter(block -> block.axis() != null)
                .flatMap(block -> block.fields().stream())
                .forEach(field -> {
                    for (int year = firstYear; year < firstYear + 10; year++) {
                        content.cell(field.name(), year, "");
                    }
                });
        return new DocumentWriter(schemas).write(content);
    }

    /** What to call the file. */
    public static String fileName(Contract contract, Language language) {
        return contract.id() + "_" + language.code() + "." + ending(contract);
    }

    /** How the name of a document of the contract ends. */
    public static String ending(Contract contract) {
        return contract.format().name().toLowerCase(Locale.ROOT);
    }
}
