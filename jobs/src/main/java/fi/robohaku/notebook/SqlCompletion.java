package fi.robohaku.notebook;

import fi.robohaku.lakehouse.WarehouseCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;

/** Names that may stand at a place of a query: schemas, tables of a schema, columns of the marts. */
final class SqlCompletion {
    private static final Pattern WORD = Pattern.compile("(?:(\\w+)\\.)?(\\w*)$");

    private final NotebookSession session;

    /** Names, and where in the cell the word begins that they would take the place of. */
    record Names(List<String> texts, int from) {}

    SqlCompletion(NotebookSession session) {
        this.session = session;
    }

    Names at(String cell, int cursor) {
        Matcher word = WORD.matcher(cell.substring(0, cursor));
        if (!word.find()) {
            return new Names(List.of(), cursor);
        }
        String start = word.group(2);
        String schema = word.group(1);
        List<String> texts = new ArrayList<>();
        if (schema != null && WarehouseCatalog.SCHEMAS.contains(schema)) {
            for (Row table : session.ask("SHOW TABLES IN " + schema).collectAsList()) {
                texts.add(table.getAs("tableName"));
            }
            texts.removeIf(name -> !name.startsWith(start));
        } else {
            if (schema == null) {
                WarehouseCatalog.SCHEMAS.stream()
                        .filter(name -> name.startsWith(start))
                        .forEach(name -> texts.add(name + "."));
            }
            texts.addAll(session.words().columnsLike(start));
        }
        return new Names(texts.stream().sorted().toList(), word.start(2));
    }
}
