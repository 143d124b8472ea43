package fi.robohaku;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.contracts.YamlSchemas;
import fi.robohaku.export.Publication;
import fi.robohaku.export.explorer.ExplorerPlan;
import fi.robohaku.export.report.ReportPlan;
import fi.robohaku.export.text.Codes;
import fi.robohaku.export.text.MessageCatalogue;
import fi.robohaku.export.workbook.WorkbookPlan;
import fi.robohaku.figures.FigureCatalogue;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartContract;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.marts.MartParameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.FilenameUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schemas of marts, columns, figures, the report and what an export says of itself. */
class SchemasOfMartsAndExportsTest {
    private static final Path SCHEMAS = YamlSchemas.HOME.resolve("schemas");
    private static final Path EDITOR = YamlSchemas.HOME.resolve(".vscode/settings.json");

    @TempDir
    private Path folder;

    /** Name of the schema, and the schema as it follows from the type that its files are read into. */
    static Stream<Arguments> schemas() {
        return Stream.of(
                Arguments.of("mart", YamlSchemas.of(MartContract.class)),
                Arguments.of("columns", YamlSchemas.of(MartColumn[].class)),
                Arguments.of("parameters", YamlSchemas.of(MartParameter[].class)),
                Arguments.of("figures", YamlSchemas.of(FigureCatalogue.class)),
                Arguments.of("report", YamlSchemas.of(ReportPlan.class)),
                Arguments.of("explorer", YamlSchemas.of(ExplorerPlan.class)),
                Arguments.of("codes", YamlSchemas.of(Codes.class)),
                Arguments.of("workbook", YamlSchemas.of(WorkbookPlan.class)),
                Arguments.of("messages", messages()),
                Arguments.of("publication", YamlSchemas.of(Publication.class)));
    }

    /** Messages by group and name; unlike other texts, each has all languages. */
    private static ObjectNode messages() {
        ObjectNode schema = YamlSchemas.of(new TypeReference<Map<String, Map<String, Texts>>>() {}.getType());
        ArrayNode languages = ((ObjectNode) schema.at("/definitions/Texts")).putArray("required");
        Stream.of(Language.values()).map(Language::code).forEach(languages::add);
        return schema;
    }

    /** Name of the schema, a file of its kind, and what reads it from a folder {@code schemas/}. */
    static Stream<Arguments> readers() {
        Consumer<Path> marts = MartDefinitions::read;
        Consumer<Path> figures = FigureCatalogue::read;
        Consumer<Path> report = ReportPlan::read;
        Consumer<Path> explorer = ExplorerPlan::read;
        Consumer<Path> codes = Codes::read;
        Consumer<Path> workbook = WorkbookPlan::read;
        Consumer<Path> messages = MessageCatalogue::read;
        Consumer<Path> publication = Publication::read;
        return Stream.of(
                Arguments.of("mart", "marts/project.yml", marts),
                Arguments.of("mart", "marts/criteria.yml", marts),
                Arguments.of("mart", "marts/realisation_by_round.yml", marts),
                Arguments.of("columns", "columns.yml", marts),
                Arguments.of("parameters", "parameters.yml", marts),
                Arguments.of("figures", "figures.yml", figures),
                Arguments.of("report", "report/report.yml", report),
                Arguments.of("explorer", "report/explorer.yml", explorer),
                Arguments.of("codes", "report/codes.yml", codes),
                Arguments.of("workbook", "report/workbook.yml", workbook),
                Arguments.of("messages", "messages.yml", messages),
                Arguments.of("publication", "publication.yml", publication));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void theSchemaIsThatOfTheRecords(String name, ObjectNode schema) {
        YamlSchemas.assertUpToDate(name, schema);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void schemaAndReaderRefuseTheSameMisspeltKeys(String name, String file, Consumer<Path> reader) throws IOException {
        FileUtils.copyDirectory(SCHEMAS.toFile(), folder.toFile(), path -> !isOfAnotherMart(path.toPath(), file));
        YamlSchemas.assertRefuseTheSameKeys(name, Files.readString(SCHEMAS.resolve(file)), text -> {
            try {
                Files.writeString(folder.resolve(file), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            reader.accept(folder);
        });
    }

    /** Whether a path is a file of a mart that the file at hand is not: no definition needs those of others. */
    private static boolean isOfAnotherMart(Path path, String file) {
        Path marts = SCHEMAS.resolve("marts");
        String mart = file.startsWith("marts/") ? FilenameUtils.getBaseName(file) : "project";
        return marts.equals(path.getParent())
                && !FilenameUtils.getBaseName(path.toString()).equals(mart);
    }

    @Test
    void aMisspeltWordIsRefusedWithItsPlace() throws IOException {
        String text = Files.readString(SCHEMAS.resolve("marts/project.yml"));
        assertThat(YamlSchemas.problems("mart", text))
                .as("problems of the file as it is")
                .isEmpty();
        assertThat(YamlSchemas.problems("mart", text.replace("\ngrain:", "\ngrian:")))
                .singleElement()
                .asString()
                .contains("grian");
    }

    @Test
    @DisabledIfSystemProperty(
            named = "robohaku.renew",
            matches = "true",
            disabledReason = "schemas are being made anew")
    void everyFileIsValidAgainstTheOneSchemaThatTheEditorTakesForIt() throws IOException {
        JsonNode mapping = new ObjectMapper().readTree(EDITOR.toFile()).get("yaml.schemas");
        try (Stream<Path> files = Files.walk(SCHEMAS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yml")).toList()) {
                Path relative = YamlSchemas.HOME.relativize(file);
                List<String> schemas = mapping.properties().stream()
                        .filter(entry -> FileSystems.getDefault()
                                .getPathMatcher("glob:" + entry.getValue().asText())
                                .matches(relative))
                        .map(entry -> YamlSchemas.HOME.resolve(entry.getKey()))
                        .map(schema -> schema.getFileName().toString().replace(".schema.json", ""))
                        .toList();
                assertThat(schemas)
                        .as("schemas of %s in %s", relative, EDITOR.getFileName())
                        .hasSize(1);
                assertThat(YamlSchemas.problems(schemas.get(0), Files.readString(file)))
                        .as("problems of %s", relative)
                        .isEmpty();
            }
        }
    }
}
