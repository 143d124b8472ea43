package fi.robohaku.forms;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.stream.Collectors;

/** An empty document of a template, for an agency to fill in. */
public final class EmptyForm {
    private final Schemas schemas;

    public EmptyForm(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * The document, with labels in a language; years of a calculation run from a year on, ten of them.
     *
     * @throws ContractException where the programme has no words for forms
     */
    public byte[] write(DocumentTemplate template, Language language, int firstYear) {
        if (schemas.forms().types().isEmpty()) {
            throw new ContractException("schemas/forms.yml is not there, which holds the words of empty forms;"
                    + " robohaku init --renew brings it");
        }
        FieldWords words = new FieldWords(schemas, template, language);
        try {
            return switch (template.format()) {
                case XLSX, XLS -> new FormWorkbook(template, words, firstYear).write();
                case DOCX -> new FormReport(template, words).write();
                case CSV -> headings(template, language);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an agency fills a block in: where its figures come from is not for the agency to say. */
    static boolean isAsked(Block block) {
        return switch (block.type()) {
            case ORIGIN -> false;
            case FORM, LIST, GRID, TEXT, EXPLANATIONS -> true;
        };
    }

    /** A register has one list, and its empty form is the line of headings. */
    private static byte[] headings(DocumentTemplate template, Language language) {
        String line = template.blocks().get(0).fields().stream()
                .map(field -> field.label().in(language))
                .map(label -> label.contains(template.csv().delimiter()) || label.contains("\"")
                        ? '"' + label.replace("\"", "\"\"") + '"'
                        : label)
                .collect(Collectors.joining(template.csv().delimiter(), "", "\n"));
        return line.getBytes(Charset.forName(template.csv().charset()));
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
