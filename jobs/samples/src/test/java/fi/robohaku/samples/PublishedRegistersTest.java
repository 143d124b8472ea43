package fi.robohaku.samples;

import static fi.robohaku.samples.ReadSamples.FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SampleSetTest;
import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import fi.robohaku.samples.ReadSamples.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What registers of round 2020 copy from the facts stands in them, row by row, where the reader finds it. */
@SampleSetTest
class PublishedRegistersTest {
    static Stream<Arguments> registers() {
        return PublishedRegisters.all().stream().map(register -> Arguments.of(register.get(0), register.get(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("registers")
    void aRegisterHoldsEachRowOfItsFactsAndNoOther(String template, String file) {
        Block block = ReadSamples.SCHEMAS.documents().get(template).blocks().get(0);
        List<Map<String, String>> facts = FACTS.rows(file);

        assertThat(facts).isNotEmpty();
        assertThat(ReadSamples.rows("2020", block.table()).stream().map(row -> told(block, row)))
                .containsExactlyElementsOf(
                        facts.stream().map(row -> stated(block, row)).toList());
    }

    private static String told(Block block, Row row) {
        return fieldsOf(block).map(field -> row.text(field.column())).collect(Collectors.joining(" | "));
    }

    private static String stated(Block block, Map<String, String> row) {
        return fieldsOf(block).map(field -> plain(row.get(field.name()))).collect(Collectors.joining(" | "));
    }

    private static Stream<Field> fieldsOf(Block block) {
        return block.fields().stream()
                .filter(field -> !List.of("provenance", "precision").contains(field.column()));
    }

    private static String plain(String text) {
        return text.matches("-?\\d+(\\.\\d+)?")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }
}
