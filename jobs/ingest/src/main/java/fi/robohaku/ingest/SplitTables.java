package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the parts of a table together that somebody split: the next table under the same heading, as wide, with no new headings. */
final class SplitTables {
    private final DocumentTemplate template;
    private final LabelIndex labelIndex;

    private SplitTables(DocumentTemplate template, LabelIndex labelIndex) {
        this.template = template;
        this.labelIndex = labelIndex;
    }

    static RawDocument join(RawDocument document, DocumentTemplate template, LabelIndex labelIndex) {
        SplitTables tables = new SplitTables(template, labelIndex);
        List<RawGrid> joined = new ArrayList<>();
        for (RawGrid grid : document.grids()) {
            if (grid.rowCount() == 0) {
                continue;
            }
            RawGrid last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            int from = last == null ? -1 : tables.continuesFrom(last, grid);
            if (from >= 0) {
                last.append(grid, from);
            } else {
                joined.add(grid.dense());
            }
        }
        return new RawDocument(joined, document.paragraphs(), document.hiddenSheets(), document.body());
    }

    /** The row from which a table goes on with the one before; -1 where it is another table. */
    private int continuesFrom(RawGrid last, RawGrid grid) {
        if (!last.key().equals(grid.key()) || last.columnCount() < grid.columnCount()) {
            return -1;
        }
        if (firstKeys(last).equals(firstKeys(grid)) && isHeadingRow(grid)) {
            return 1;
        }
        boolean isOther = isHeadingRow(grid) || (isHeadingRow(last) && startsWithLabel(grid));
        return isOther ? -1 : 0;
    }

    private boolean startsWithLabel(RawGrid grid) {
        List<String> keys = firstKeys(grid);
        return template.blocks().stream()
                .filter(block -> block.type() == Block.Type.FORM)
                .anyMatch(block -> keys.stream().anyMatch(labelIndex.fields(block)::containsKey));
    }

    private boolean isHeadingRow(RawGrid grid) {
        Set<String> keys = new HashSet<>(firstKeys(grid));
        return template.blocks().stream()
                .filter(block -> block.type() != Block.Type.FORM && block.type() != Block.Type.TEXT)
                .anyMatch(block -> countLabels(labelIndex.fields(block), keys)
                        >= Math.min(2, block.fields().size()));
    }

    private static long countLabels(Map<String, ?> labels, Set<String> keys) {
        return keys.stream().filter(labels::containsKey).count();
    }

    private static List<String> firstKeys(RawGrid grid) {
        int row = grid.rowNumbers().iterator().next();
        return grid.columnNumbers(row).stream()
                .map(column -> grid.at(row, column).key())
                .toList();
    }
}
