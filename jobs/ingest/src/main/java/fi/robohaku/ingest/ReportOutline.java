package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lays a report out under its headings. A heading of the template is one whatever it looks like; one that the template
 * does not know ends the part before it, but for a subheading, whose text belongs to the part that it stands in.
 */
final class ReportOutline {
    /** What is longer is text, whatever its style says. */
    private static final int LONGEST_HEADING = 150;

    private final Set<String> known;
    private final Set<String> whole = new HashSet<>();
    private final List<RawGrid> grids = new ArrayList<>();
    private final List<RawDocument.Paragraph> paragraphs = new ArrayList<>();
    private String heading = "";
    private String headingKey = "";
    private int level;

    private ReportOutline(Set<String> known) {
        this.known = known;
    }

    /** A report under whatever its styles say are headings. */
    static RawDocument plain(ReportBody body) {
        return new ReportOutline(Set.of()).lay(body);
    }

    /** A report under the headings of its template, with the parts of split tables put together. */
    static RawDocument of(ReportBody body, DocumentTemplate template, LabelIndex labelIndex) {
        RawDocument document = new ReportOutline(headings(template, labelIndex)).lay(body);
        return SplitTables.join(document, template, labelIndex);
    }

    /** Keys of what stands above the parts of a report: names and titles of blocks, and labels of running text. */
    static Set<String> headings(DocumentTemplate template, LabelIndex labelIndex) {
        Set<String> keys = new HashSet<>(Labels.keys(template.title()));
        for (Block block : template.blocks()) {
            keys.addAll(labelIndex.keys(block.sheet()));
            keys.addAll(labelIndex.keys(block.title()));
            if (block.type() == Block.Type.TEXT) {
                block.fields().forEach(field -> keys.addAll(labelIndex.keys(field)));
            }
        }
        return keys;
    }

    private RawDocument lay(ReportBody body) {
        body.items().stream()
                .map(item -> key(item.text()))
                .filter(known::contains)
                .forEach(whole::add);
        for (int i = 0; i < body.items().size(); i++) {
            ReportBody.Item item = body.items().get(i);
            if (item.grid().isPresent()) {
                grids.add(item.grid().get().named(heading));
            } else {
                add(item, isAboveText(body.items(), i));
            }
        }
        return new RawDocument(grids, paragraphs, List.of(), Optional.of(body));
    }

    /** Whether a bold line stands right above text that is not bold, as a heading does. */
    private static boolean isAboveText(List<ReportBody.Item> items, int at) {
        return items.get(at).isBold()
                && items.get(at).text().length() < LONGEST_HEADING
                && !items.get(at).text().endsWith(".")
                && items.stream()
                        .skip(at + 1L)
                        .filter(item -> item.grid().isPresent() || !item.text().isEmpty())
                        .findFirst()
                        .filter(item -> item.grid().isEmpty() && item.level() == 0 && !item.isBold())
                        .isPresent();
    }

    private void add(ReportBody.Item item, boolean looksLikeHeading) {
        String text = item.text();
        String key = key(text);
        if (known.contains(key)) {
            open(item.number(), text, key, item.level() > 0 ? item.level() : Math.max(1, level));
        } else if (!addRunIn(item)) {
            boolean isHeading = item.level() > 0 && (known.isEmpty() || !key.isEmpty());
            boolean isBelow = known.contains(headingKey) && (!isHeading || item.level() > level);
            if ((isHeading || looksLikeHeading) && isBelow) {
                addSubheading(item.number(), text, key);
            } else if (isHeading) {
                open(item.number(), text, Labels.key(text), item.level());
            } else {
                paragraphs.add(new RawDocument.Paragraph(item.number(), text, "", heading, headingKey));
            }
        }
    }

    private void open(int number, String text, String key, int of) {
        heading = text;
        headingKey = key;
        level = of;
        paragraphs.add(new RawDocument.Paragraph(number, text, key, "", ""));
    }

    private void addSubheading(int number, String text, String key) {
        paragraphs.add(new RawDocument.Paragraph(number, text, key, heading, headingKey));
    }

    /** A heading of the template that its text follows in the same paragraph, on a line of its own or after a colon. */
    private boolean addRunIn(ReportBody.Item item) {
        String text = item.text();
        int end = text.indexOf('\n');
        if (end > 0 && known.contains(key(text.substring(0, end)))) {
            return addRunIn(item, end);
        }
        for (int colon = text.indexOf(':');
                colon > 0 && colon < LONGEST_HEADING && colon < text.length() - 1;
                colon = text.indexOf(':', colon + 1)) {
            String key = key(text.substring(0, colon));
            if (known.contains(key) && !whole.contains(key)) {
                return addRunIn(item, colon);
            }
        }
        return false;
    }

    private boolean addRunIn(ReportBody.Item item, int end) {
        String text = item.text().substring(0, end).strip();
        open(item.number(), text, key(text), Math.max(1, level));
        paragraphs.add(new RawDocument.Paragraph(
                item.number(), item.text().substring(end + 1).strip(), "", heading, headingKey));
        return true;
    }

    private static String key(String text) {
        return text.length() > LONGEST_HEADING ? "" : Labels.key(NoteMarks.strip(text));
    }
}
