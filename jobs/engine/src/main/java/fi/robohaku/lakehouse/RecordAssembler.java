package fi.robohaku.lakehouse;

import fi.robohaku.contracts.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Records out of the figures of a document: figures with the same table and record number make one record.
 *
 * <p>Takes rows of {@code document_id, round, stage, subject_id, figures}; gives rows of {@link #RECORD}. Place,
 * precision, provenance and status of a record are those of its amount; a record without one has the weakest provenance
 * of its figures and the first of their places. The order of the figures does not matter.
 */
final class RecordAssembler implements FlatMapFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private static final StructType VALUE =
            new StructType(Stream.of("value_text", "value_number", "value_date", "value_boolean")
                    .map(ReadingRows.FIGURE::apply)
                    .toArray(StructField[]::new));

    /** A record before it has the columns of its table; {@code values} are by column name. */
    static final StructType RECORD = new StructType()
            .add("document_id", DataTypes.StringType)
            .add("round", DataTypes.StringType)
            .add("stage", DataTypes.StringType)
            .add("subject_id", DataTypes.StringType)
            .add("table_name", DataTypes.StringType)
            .add("record_no", DataTypes.IntegerType)
            .add("sheet", DataTypes.StringType)
            .add("cell", DataTypes.StringType)
            .add("precision", DataTypes.StringType)
            .add("provenance", DataTypes.StringType)
            .add("status", DataTypes.StringType)
            .add("values", new MapType(DataTypes.StringType, VALUE, false));

    private static final Comparator<Row> ORDER = Comparator.comparing((Row figure) -> text(figure, "sheet"))
            .thenComparing(figure -> text(figure, "cell"))
            .thenComparing(figure -> text(figure, "column_name"))
            .thenComparing(figure -> text(figure, "value_text"));

    private record Key(String table, int number) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::table).thenComparing(Key::number).compare(this, other);
        }
    }

    @Override
    public Iterator<Row> call(Row document) {
        Map<Key, List<Row>> records = new TreeMap<>();
        for (Row figure : document.<Row>getList(document.fieldIndex("figures"))) {
            Key key = new Key(figure.getAs("table_name"), figure.getAs("record_no"));
            records.computeIfAbsent(key, unused -> new ArrayList<>()).add(figure);
        }
        return records.entrySet().stream()
                .map(record -> record(document, record.getKey(), record.getValue()))
                .iterator();
    }

    private static Row record(Row document, Key key, List<Row> figures) {
        figures.sort(ORDER);
        Row amount = figures.stream()
                .filter(figure -> figure.<Boolean>getAs("is_figure"))
                .findFirst()
                .orElse(null);
        Row place = amount == null ? figures.get(0) : amount;
        Map<String, Row> values = new HashMap<>();
        figures.forEach(figure -> values.putIfAbsent(figure.getAs("column_name"), value(figure)));
        return RowFactory.create(
                document.getAs("document_id"),
                document.getAs("round"),
                document.getAs("stage"),
                document.getAs("subject_id"),
                key.table(),
                key.number(),
                place.getAs("sheet"),
                place.getAs("cell"),
                amount == null ? "exact" : amount.getAs("precision"),
                amount == null ? weakest(figures) : amount.getAs("provenance"),
                amount == null ? "reported" : amount.getAs("status"),
                scala.jdk.javaapi.CollectionConverters.asScala(values));
    }

    private static Row value(Row figure) {
        return RowFactory.create(Arrays.stream(VALUE.fieldNames())
                .map(column -> figure.<Object>getAs(column))
                .toArray());
    }

    private static String weakest(List<Row> figures) {
        return figures.stream()
                .map(figure -> figure.<String>getAs("provenance"))
                .max(Comparator.comparing(Provenance::of))
                .orElseThrow();
    }

    private static String text(Row figure, String column) {
        String text = figure.getAs(column);
        return text == null ? "" : text;
    }
}
