package fi.robohaku.samples;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes files of a round out of contents. */
final class Maker {
    private final Schemas schemas;
    private final DocumentWriter writer;
    private final String round;
    private final List<SampleFile> files = new ArrayList<>();

    Maker(Schemas schemas, String round) {
        this.schemas = schemas;
        this.writer = new DocumentWriter(schemas);
        this.round = round;
    }

    Content content(String template, Language language) {
        return new Content(template(template), language);
    }

    DocumentTemplate template(String id) {
        return Optional.ofNullable(schemas.documents().get(id))
                .orElseThrow(() -> new ContractException("No template '" + id + "' in schemas/documents"));
    }

    /** Writes a content as a file of its template's name, and gives its bytes. */
    byte[] add(Content content) {
        return add(content, fileName(content, 1));
    }

    byte[] add(Content content, int number) {
        return add(content, fileName(content, number));
    }

    /** Writes a content as a file of another name. */
    byte[] add(Content content, String name) {
        byte[] bytes = writer.write(content);
        files.add(new SampleFile(round + "/" + content.template().folder() + "/" + name, bytes));
        return bytes;
    }

    void add(String path, byte[] bytes) {
        files.add(new SampleFile(round + "/" + path, bytes));
    }

    List<SampleFile> files() {
        return files;
    }

    private static String fileName(Content content, int number) {
        DocumentTemplate template = content.template();
        String subject = content.value(template.subject()).toString();
        return template.fileName().replace("{subject}", subject).replace("{number}", Integer.toString(number));
    }

    /** Label of a field, in the language of the content: what an origin row names. */
    static String label(Content content, String field) {
        return content.template().blocks().stream()
                .flatMap(block -> block.fields().stream())
                .filter(one -> one.name().equals(field))
                .map(Field::label)
                .map(label -> label.in(content.language()))
                .findFirst()
                .orElseThrow(() -> new ContractException(content.template().id() + " has no field " + field));
    }

    /** Title or sheet of a block, in the language of the content. */
    static String part(Content content, String block) {
        Block found = content.template().blocks().stream()
                .filter(one -> one.id().equals(block))
                .findFirst()
                .orElseThrow(() -> new ContractException(content.template().id() + " has no block " + block));
        Texts texts = found.title() == null ? found.sheet() : found.title();
        return texts.in(content.language());
    }

    /** What an origin row calls all that it does not name. */
    static String rest(Content content) {
        return content.language() == Language.SV ? "Övriga punkter" : "Muut kohdat";
    }
}
