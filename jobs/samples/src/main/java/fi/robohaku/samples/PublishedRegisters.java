package fi.robohaku.samples;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Registers of round 2020 that hold published facts as they stand: a field takes the column of its name. */
final class PublishedRegisters {
    /** Templates, each with the file of facts that fills it. */
    private static final List<List<String>> REGISTERS = List.of(
            List.of("benefit-conditions", "benefit_conditions_2020"),
            List.of("refusals", "refusals_2020"),
            List.of("criteria-statements", "criteria_statements_2020"),
            List.of("call-rules", "call_rules_2020"),
            List.of("continuations", "continuations_2020"),
            List.of("archive-numbers", "archive_numbers_2020"),
            List.of("programme-remarks", "programme_remarks_2020"),
            List.of("source-claims", "source_claims_2020"));

    private final Facts facts;
    private final Maker maker;

    PublishedRegisters(Facts facts, Maker maker) {
        this.facts = facts;
        this.maker = maker;
    }

    /** The files of facts that stand in registers, by template. */
    static List<List<String>> all() {
        return REGISTERS;
    }

    void write() {
        REGISTERS.forEach(register -> {
            Content content = maker.content(register.get(0), Language.FI);
            Block block = content.template().blocks().get(0);
            facts.rows(register.get(1))
                    .forEach(row -> content.row(
                            block.id(),
                            block.fields().stream()
                                    .flatMap(field -> Stream.of(field.name(), value(field, row)))
                                    .toArray()));
            maker.add(content);
        });
    }

    private static Object value(Field field, Map<String, String> row) {
        if (field.name().equals("provenance")) {
            return "published";
        }
        String text = row.get(field.name());
        return field.type() == Field.Type.BOOLEAN && !text.isEmpty() ? (Object) Boolean.valueOf(text) : text;
    }
}
