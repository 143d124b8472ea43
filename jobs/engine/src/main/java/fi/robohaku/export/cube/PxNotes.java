package fi.robohaku.export.cube;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.Publication;
import fi.robohaku.export.text.MessageCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The keywords of a PX file that tell where its figures come from and what its empty and synthetic cells mean. */
final class PxNotes {
    private final CubeTable cube;
    private final Publication publication;
    private final MessageCatalogue messages;
    private final PxKeywords out;

    PxNotes(CubeTable cube, ExportContext context, PxKeywords out) {
        this.cube = cube;
        this.publication = context.publication();
        this.messages = context.vocabulary().messages();
        this.out = out;
    }

    void write() {
        out.texts(
                "CONTACT",
                PxKeywords.texts(
                        language -> publication.publisher().name().in(language) + ", " + publication.contact()));
        out.texts(
                "SOURCE",
                PxKeywords.texts(language -> publication.sources().stream()
                        .map(source -> source.in(language))
                        .collect(Collectors.joining("; "))));
        if (cube.isSynthetic()) {
            out.texts("NOTEX", publication.synthetic());
        }
        Texts symbols = messages.texts("cube.symbols");
        Texts assumed = messages.texts("cube.some_assumed");
        out.texts(
                "NOTE",
                PxKeywords.texts(language -> symbols.in(language) + " "
                        + publication.empty().in(language)
                        + (cube.isAssumed() ? " " + assumed.in(language) : "")));
        markSynthetic();
    }

    private void markSynthetic() {
        Dimension first = cube.dimensions().get(0);
        List<Integer> marked = synthetic(first);
        Texts note = messages.texts("cube.some_synthetic");
        for (Language language : Language.values()) {
            List<String> labels = first.labels(language);
            marked.forEach(value -> out.text(
                    "VALUENOTEX", language, List.of(first.label().in(language), labels.get(value)), note.in(language)));
        }
    }

    /** Values of the first dimension, the slowest, below which a number was made for samples. */
    private List<Integer> synthetic(Dimension first) {
        int width = cube.cells().size() / first.values().size();
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < first.values().size(); i++) {
            if (cube.cells().subList(i * width, (i + 1) * width).stream().anyMatch(Cell::isSynthetic)) {
                found.add(i);
            }
        }
        return found;
    }
}
