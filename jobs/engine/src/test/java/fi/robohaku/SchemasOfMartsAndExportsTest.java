package fi.robohaku;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.contracts.YamlSchemas;
import fi.robohaku.export.Publication;
import fi.robohaku.export.charts.ChartWords;
import fi.robohaku.export.figures.Codes;
import fi.robohaku.export.report.ReportPlan;
import fi.robohaku.figures.FigureCatalogue;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
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

    /** Name of the schema, and the type that its files are read into. */
    static Stream<Arguments> types() throws NoSuchMethodException {
        Type textsByName = ChartWords.class.getMethod("read", Path.class).getGenericReturnType();
        return Stream.of(
                Arguments.of("mart", MartDefinition.DocumentTemplate.class),
                Arguments.of("columns", MartColumn[].class),
                Arguments.of("figures", FigureCatalogue.class),
                Arguments.of("report", ReportPlan.class),
                Arguments.of("codes", Codes.class),
                Arguments.of("charts", textsByName),
                Arguments.of("publication", Publication.class));
    }

    /** Name of the schema, a file of its kind, and what reads it from a folder {@code schemas/}. */
    static Stream<Arguments> readers() {
        Consumer<Path> marts = MartDefinitions::read;
        Consumer<Path> figures = FigureCatalogue::read;
        Consumer<Path> report = ReportPlan::read;
        Consumer<Path> codes = Codes::read;
        Consumer<Path> publication = Publication::read;
        return Stream.of(
                Arguments.of("mart", "marts/project.yml", marts),
                Arguments.of("mart", "marts/criteria.yml", marts),
                Arguments.of("mart", "marts/realisation_by_round.yml", marts),
                Arguments.of("columns", "columns.yml", marts),
                Arguments.of("figures", "figures.yml", figures),
                Arguments.of("report", "report/report.yml", report),
                Arguments.of("codes", "report/codes.yml", codes),
                Arguments.of("publication", "publication.yml", publication));
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSchemaIsThatOfTheRecords(String name, Type type) {
        YamlSchemas.assertUpToDate(name, YamlSchemas.of(type));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void schemaAndReaderRefuseTheSameMisspeltKeys(String name, String file, Consumer<Path> reader) throws IOException {
        FileUtils.copyDirectory(SCHEMAS.toFile(), folder.toFile());
        YamlSchemas.assertRefuseTheSameKeys(name, Files.readString(SCHEMAS.resolve(file)), text -> {
            try {
                Files.writeString(folder.resolve(file), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            reader.accept(folder);
        });
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
    @DisabledIfSystemProperty(named = "robohaku.renew", matches = "true", disabledReason = "schemas are being made anew")
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
