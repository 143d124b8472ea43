package fi.robohaku.export.datapackage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.CsvDialect;
import fi.robohaku.export.ExportOptions;
import fi.robohaku.export.ExportResult;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.SampleExport;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data package is what its published schemas say, and another reader finds by it what the CSV files hold. */
@SparkTest
class DataPackageTest {
    private static JsonNode descriptor(ExportResult export) throws IOException {
        return new ObjectMapper()
                .readTree(export.folder().resolve("datapackage.json").toFile());
    }

    private static List<Error> errors(JsonNode value, String profile) throws IOException {
        try (InputStream schema =
                DataPackageTest.class.getResourceAsStream("/fi/robohaku/export/frictionless/" + profile + ".json")) {
            Schema published = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(schema);
            return published.validate(value);
        }
    }

    @Test
    void thePublishedSchemasAcceptThePackageAndEachOfItsResources() throws IOException {
        JsonNode descriptor = descriptor(SampleExport.get());

        assertThat(errors(descriptor, "data-package")).as("the package").isEmpty();
        for (JsonNode resource : descriptor.get("resources")) {
            assertThat(errors(resource, resource.get("profile").asText()))
                    .as(resource.get("path").asText())
                    .isEmpty();
        }
    }

    @Test
    void thePublishedSchemasRefuseAPackageThatIsNone() throws IOException {
        ObjectNode descriptor = descriptor(SampleExport.get()).deepCopy();
        ObjectNode resource = (ObjectNode) descriptor.get("resources").get(0);
        resource.remove("schema");
        resource.put("name", "Not A Name");
        descriptor.put("name", "Not A Name");

        assertThat(errors(descriptor, "data-package"))
                .anyMatch(error -> error.toString().contains("/name"));
        assertThat(errors(resource, "tabular-data-resource"))
                .anyMatch(error -> error.toString().contains("schema"))
                .anyMatch(error -> error.toString().contains("/name"));
    }

    @Test
    void everyResourceIsThereWithTheBytesThatAreTold() throws IOException {
        ExportResult export = SampleExport.get();
        JsonNode resources = descriptor(export).get("resources");

        assertThat(resources).hasSizeGreaterThan(60);
        for (JsonNode resource : resources) {
            ExportedFile file =
                    ExportedFile.of(export.folder(), resource.get("path").asText());
            assertThat(resource.get("hash").asText()).as(file.name()).isEqualTo("sha256:" + file.sha256());
            assertThat(resource.get("bytes").asLong()).as(file.name()).isEqualTo(file.bytes());
        }
    }

    @Test
    void anotherReaderFindsEveryRowAndTypeByTheDescriptor() throws IOException {
        assertThat(problems(SampleExport.get())).isEmpty();
    }

    @Test
    void theSameHoldsInTheFinnishDialectWithFinnishHeadings(@TempDir Path folder) throws IOException {
        ExportOptions finnish = new ExportOptions(CsvDialect.FI, Language.FI, Optional.of(Language.FI), false);

        assertThat(problems(SampleExport.to(folder, finnish, "20200101T000000Z-0001")))
                .isEmpty();
    }

    private static List<String> problems(ExportResult export) throws IOException {
        List<String> problems = new ArrayList<>();
        int tables = 0;
        for (JsonNode resource : descriptor(export).get("resources")) {
            if (resource.has("schema")) {
                tables++;
                read(export.folder(), resource, problems);
            }
        }
        assertThat(tables).as("tables read").isGreaterThanOrEqualTo(44);
        return problems;
    }

    private static void read(Path folder, JsonNode resource, List<String> problems) throws IOException {
        JsonNode dialect = resource.get("dialect");
        String path = resource.get("path").asText();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(dialect.get("delimiter").asText())
                .setRecordSeparator(dialect.get("lineTerminator").asText())
                .get();
        try (Reader file = Files.newBufferedReader(
                        folder.resolve(path),
                        Charset.forName(resource.get("encoding").asText()));
                CSVParser rows = format.parse(file)) {
            List<CSVRecord> records = rows.getRecords();
            List<JsonNode> fields = new ArrayList<>();
            resource.get("schema").get("fields").forEach(fields::add);
            assertThat(records.get(0).values()[0].replace("\uFEFF", "")).isEqualTo(name(fields.get(0)));
            assertThat(records.get(0).stream().skip(1).toList())
                    .as(path)
                    .isEqualTo(
                            fields.stream().skip(1).map(DataPackageTest::name).toList());
            assertThat(records.size() - 1)
                    .as(path)
                    .isEqualTo(resource.get("rows").asInt());
            for (CSVRecord record : records.subList(1, records.size())) {
                for (int i = 0; i < fields.size(); i++) {
                    if (!isOfType(record.get(i), fields.get(i))) {
                        problems.add(path + ", row " + record.getRecordNumber() + ", " + name(fields.get(i)) + ": "
                                + record.get(i));
                    }
                }
            }
        }
    }

    private static String name(JsonNode field) {
        return field.get("name").asText();
    }

    private static boolean isOfType(String cell, JsonNode field) {
        if (cell.isEmpty()) {
            return !field.has("constraints");
        }
        return switch (field.get("type").asText()) {
            case "number" -> isNumber(cell, field.get("decimalChar").asText());
            case "integer" -> cell.matches("-?[0-9]+");
            case "boolean" -> isTruth(cell, field);
            case "date" -> LocalDate.parse(cell).getYear() > 2000;
            default -> true;
        };
    }

    /** The words for true and false that the descriptor names; those of the standard where it names none. */
    private static boolean isTruth(String cell, JsonNode field) {
        return field.has("trueValues")
                ? cell.equals(field.get("trueValues").get(0).asText())
                        || cell.equals(field.get("falseValues").get(0).asText())
                : cell.equals("true") || cell.equals("false");
    }

    private static boolean isNumber(String cell, String decimal) {
        boolean isWritten = cell.matches("-?[0-9]+(" + Pattern.quote(decimal) + "[0-9]+)?");
        return isWritten && new BigDecimal(cell.replace(decimal, ".")).precision() <= 18;
    }
}
