package fi.robohaku.drafts;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Labels;
import fi.robohaku.ingest.OpenedDocument;
import fi.robohaku.ingest.OpenedDocument.Cell;
import fi.robohaku.ingest.OpenedDocument.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a contract would take of a document, and what it would leave: by headings and labels, before a value is read.
 *
 * @param contract id of the contract
 * @param isTitleThere whether the document is known by its title, or, as a table, by its columns
 * @param taken headings and labels that a field is called by, with its name
 * @param left headings of tables that no field is called by
 * @param missing fields that the document does not have
 * @param missingRequired those of them without which a document is rejected or a finding made
 */
public record ContractComparison(
        String contract,
        boolean isTitleThere,
        List<Match> taken,
        List<Left> left,
        List<String> missing,
        List<String> missingRequired) {

    /** A field and the cell whose text it is called by. */
    public record Match(String sheet, String cell, String text, String field) {}

    /** A heading that no field is called by. */
    public record Left(String sheet, String cell, String text) {}

    public ContractComparison {
        taken = List.copyOf(taken);
        left = List.copyOf(left);
        missing = List.copyOf(missing);
        missingRequired = List.copyOf(missingRequired);
    }

    /** Compares a document with a contract. */
    public static ContractComparison of(DocumentTemplate template, OpenedDocument document) {
        List<Match> taken = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> required = new ArrayList<>();
        for (Block block : template.blocks()) {
            Set<Field> found = new LinkedHashSet<>();
            switch (block.type()) {
                case LIST, ORIGIN, EXPLANATIONS -> compareList(block, document, found, taken, left);
                case FORM, GRID, TEXT -> compareLabels(block, document, found, taken);
            }
            block.fields().stream().filter(field -> !found.contains(field)).forEach(field -> {
                missing.add(block.id() + "." + field.name());
                if (field.required()) {
                    required.add(block.id() + "." + field.name());
                }
            });
        }
        return new ContractComparison(
                template.id(), isKnown(template, document, taken, left, required), taken, left, missing, required);
    }

    /** A table is known where each required column is there, and more than half of its columns. */
    private static boolean isKnown(
            DocumentTemplate template,
            OpenedDocument document,
            List<Match> taken,
            List<Left> left,
            List<String> required) {
        if (template.format() == DocumentTemplate.Format.CSV) {
            return required.isEmpty() && taken.size() > left.size();
        }
        Set<String> titles = Labels.keys(template.title());
        return document.heads().stream().anyMatch(text -> titles.contains(Labels.key(text)));
    }

    /** Whether nothing of the document is left, and nothing is missing that must be there. */
    public boolean isWhole() {
        return isTitleThere && left.isEmpty() && missingRequired.isEmpty();
    }

    private static Map<String, Field> fieldsByKey(Block block) {
        Map<String, Field> fields = new HashMap<>();
        block.fields().forEach(field -> Labels.keys(field).forEach(key -> fields.put(key, field)));
        return fields;
    }

    /** The row of a sheet that holds the most headings of the block is that of its headings. */
    private static void compareList(
            Block block, OpenedDocument document, Set<Field> found, List<Match> taken, List<Left> left) {
        Map<String, Field> fields = fieldsByKey(block);
        Sheet sheetOfBest = null;
        List<Cell> best = List.of();
        long most = 0;
        for (Sheet sheet : document.sheets()) {
            List<List<Cell>> rows = document.format() == DocumentTemplate.Format.CSV
                    ? sheet.rows().stream().limit(1).toList()
                    : sheet.rows();
            for (List<Cell> row : rows) {
                long known = row.stream()
                        .filter(cell -> fields.containsKey(Labels.key(cell.text())))
                        .count();
                if (known > most) {
                    most = known;
                    best = row;
                    sheetOfBest = sheet;
                }
            }
        }
        for (Cell cell : best) {
            Field field = fields.get(Labels.key(cell.text()));
            if (field != null && found.add(field)) {
                taken.add(new Match(sheetOfBest.name(), cell.ref(), cell.text(), field.name()));
            } else if (!cell.text().isEmpty()) {
                left.add(new Left(sheetOfBest.name(), cell.ref(), cell.text()));
            }
        }
    }

    private static void compareLabels(Block block, OpenedDocument document, Set<Field> found, List<Match> taken) {
        Map<String, Field> fields = fieldsByKey(block);
        for (Sheet sheet : document.sheets()) {
            for (List<Cell> row : sheet.rows()) {
                for (Cell cell : row) {
                    Field field = cell.text().isEmpty() ? null : fields.get(Labels.key(cell.text()));
                    if (field != null && found.add(field)) {
                        taken.add(new Match(sheet.name(), cell.ref(), cell.text(), field.name()));
                    }
                }
            }
        }
    }
}
