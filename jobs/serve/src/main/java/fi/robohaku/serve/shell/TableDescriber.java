package fi.robohaku.serve.shell;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.catalog.DictionarySearch;
import fi.robohaku.serve.catalog.ExampleQuestions;
import fi.robohaku.serve.catalog.TableDescription;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Prints the tables there are, and the description of a table in {@code schemas/}. */
public final class TableDescriber {
    private final Statements executor;
    private final Supplier<DataDictionary> dictionary;

    public TableDescriber(Statements executor, Supplier<DataDictionary> dictionary) {
        this.executor = executor;
        this.dictionary = dictionary;
    }

    /**
     * Prints the list of tables, or the description of one table.
     *
     * @param name of a table, with its schema or without, or of a schema; empty for the list of all
     * @throws QueryFailedException where there is no such table
     */
    void print(String name, PrintWriter out) throws IOException {
        Optional<TableDescription> found = dictionary.get().find(name).or(() -> withoutSchema(name));
        if (found.isPresent()) {
            describe(found.get(), out);
            return;
        }
        List<String> listed = executor.listTables().stream()
                .filter(table -> name.isEmpty()
                        || table.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + "."))
                .toList();
        if (listed.isEmpty()) {
            executor.execute("DESCRIBE TABLE " + name, OutputFormat.TABLE, 0, 0, out);
        } else {
            list(listed, out);
        }
    }

    private Optional<TableDescription> withoutSchema(String name) {
        List<TableDescription> tables = new ArrayList<>(dictionary.get().marts());
        tables.addAll(dictionary.get().tables());
        return tables.stream()
                .filter(table -> table.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private void list(List<String> tables, PrintWriter out) throws IOException {
        List<Row> rows = tables.stream()
                .map(name -> {
                    Optional<TableDescription> known = dictionary.get().find(name);
                    return RowFactory.create(
                            name,
                            known.flatMap(TableDescription::title)
                                    .map(Texts::fi)
                                    .orElse(""),
                            known.map(table -> table.grain().orElse(table.description()))
                                    .orElse(""),
                            known.map(table -> String.join(", ", table.key())).orElse(""));
                })
                .toList();
        print(List.of("table", "nimi", "a row is", "key"), rows, out);
    }

    /**
     * Prints tables and columns that speak of something, in any language.
     *
     * @throws IllegalArgumentException where nothing is looked for
     */
    void search(String words, PrintWriter out) throws IOException {
        List<Row> rows = DictionarySearch.find(dictionary.get(), words).stream()
                .map(hit -> RowFactory.create(
                        hit.table().qualifiedName(),
                        hit.column().map(TableDescription.Column::name).orElse(""),
                        hit.column()
                                .map(TableDescription.Column::label)
                                .orElse(hit.table().title())
                                .map(Texts::fi)
                                .orElse(""),
                        hit.column()
                                .map(TableDescription.Column::description)
                                .orElse(hit.table().description())))
                .toList();
        print(List.of("table", "column", "nimi", "description"), rows, out);
    }

    private void describe(TableDescription table, PrintWriter out) throws IOException {
        out.println(table.qualifiedName()
                + table.title()
                        .map(title -> ": " + String.join(" · ", title.all()))
                        .orElse(""));
        out.println(table.description());
        table.grain().ifPresent(grain -> out.println("A row is " + grain + "."));
        if (table.isEphemeral()) {
            out.println("It has no table: it is computed in the run of the mart that reads it.");
        }
        if (!table.key().isEmpty()) {
            out.println("Its key is " + String.join(", ", table.key()) + ".");
        }
        if (!table.reads().isEmpty()) {
            out.println("Computed from " + String.join(", ", table.reads()));
        }
        out.println();
        List<Row> rows = table.columns().stream()
                .map(column -> RowFactory.create(
                        column.name(),
                        column.type(),
                        column.unit().orElse(""),
                        column.label().map(label -> label.in(Language.FI)).orElse(""),
                        column.description()
                                + column.nullMeans()
                                        .map(meaning -> "; null: " + meaning)
                                        .orElse("")))
                .toList();
        print(List.of("column", "type", "unit", "nimi", "description"), rows, out);
        List<String> questions = ExampleQuestions.of(table, dictionary.get());
        if (!questions.isEmpty()) {
            out.println();
            out.println("To begin with:");
            questions.forEach(question -> out.println("  " + question));
        }
    }

    private static void print(List<String> names, List<Row> rows, PrintWriter out) throws IOException {
        List<StructField> columns = names.stream()
                .map(name -> DataTypes.createStructField(name, DataTypes.StringType, false))
                .toList();
        OutputFormat.TABLE.print(columns, rows.iterator(), 0, 0, out);
    }
}
