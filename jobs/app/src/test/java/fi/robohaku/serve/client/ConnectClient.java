package fi.robohaku.serve.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.FutureTask;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import scala.Console;
import scala.jdk.javaapi.CollectionConverters;

/** A program that uses Spark Connect, with the client of Spark and none of its engine. */
public final class ConnectClient {
    private static final Map<String, SparkSession> SESSIONS = new ConcurrentHashMap<>();
    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();
    private static volatile boolean isEnough;
    private static FutureTask<Set<String>> watching;

    private ConnectClient() {}

    public static void main(String[] arguments) throws IOException {
        Conversation.hold(ConnectClient::answer);
        System.exit(0);
    }

    private static List<String> answer(String[] words) throws Exception {
        if (words[0].equals("open")) {
            SESSIONS.put(words[1], SparkSession.builder().remote(words[2]).create());
            return List.of(SESSIONS.get(words[1]).version());
        }
        SparkSession spark = SESSIONS.get(words[1]);
        return switch (words[0]) {
            case "sql" -> rows(spark.sql(words[2]));
            case "arguments" -> rows(spark.sql(words[2], Map.of("round", "2020", "n", 41)));
            case "as of" -> rows(spark.read().option("versionAsOf", words[3]).table(words[2]));
            case "release" -> {
                spark.close();
                yield List.of();
            }
            case "keys" ->
                CollectionConverters.asJava(spark.conf().getAll().keySet()).stream()
                        .map(key -> key.replaceFirst("^(\\w+\\.\\w+)\\..*", "$1"))
                        .distinct()
                        .sorted()
                        .toList();
            case "count" ->
                rows(spark.table(words[2])
                        .filter(functions.col(words[3]).isNotNull())
                        .groupBy(words[3])
                        .count()
                        .orderBy(words[3]));
            case "view" -> done(() -> spark.sql(words[3]).createOrReplaceTempView(words[2]));
            case "global view" -> done(() -> spark.sql(words[3]).createOrReplaceGlobalTempView(words[2]));
            case "set" -> done(() -> spark.conf().set(words[2], words[3]));
            case "setting" -> List.of(spark.conf().get(words[2]));
            case "settings" -> List.of(String.valueOf(spark.conf().getAll().size()));
            case "crosstab" ->
                List.of(spark.table(words[2])
                        .stat()
                        .crosstab(words[3], words[3])
                        .schema()
                        .treeString());
            case "frequent" -> rows(spark.table(words[2]).stat().freqItems(new String[] {words[3]}));
            case "sample" ->
                rows(spark.table(words[2])
                        .stat()
                        .sampleBy(words[3], Map.of(words[4], 1.0), 1L)
                        .select(words[3]));
            case "tail" ->
                List.of(String.valueOf(((Object[]) spark.sql(words[2]).tail(2_000)).length));
            case "columns" -> List.of(spark.sql(words[2]).schema().treeString());
            case "show" -> shown(spark.sql(words[2]), Integer.parseInt(words[3]));
            case "function" ->
                done(() -> spark.udf().register("f", (UDF1<Integer, Integer>) x -> x, DataTypes.IntegerType));
            case "read" -> rows(spark.read().text(words[2]));
            case "write" -> done(() -> spark.range(3).write().parquet(words[2]));
            case "save" -> done(() -> spark.range(3).write().saveAsTable(words[2]));
            case "artifact" -> done(() -> spark.addArtifact(words[2]));
            case "cache" -> done(() -> spark.table(words[2]).cache());
            case "interrupt" -> interrupted(spark, words[2]);
            case "watch" -> watch(spark, words[2]);
            case "seen" -> seen(spark, words[2]);
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    /** What the client prints of an answer, as one text. */
    private static List<String> shown(Dataset<Row> answer, int rows) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Console.withOut(printed, () -> {
            answer.show(rows, false);
            return null;
        });
        return List.of(printed.toString(StandardCharsets.UTF_8));
    }

    private static List<String> done(Runnable work) {
        work.run();
        return List.of();
    }

    private static List<String> rows(Dataset<Row> answer) {
        List<String> rows = new ArrayList<>();
        for (Row row : answer.collectAsList()) {
            rows.add(row.mkString("\t"));
        }
        return rows;
    }

    /** Asks, and gives it up from another thread as soon as the server has begun. */
    private static List<String> interrupted(SparkSession spark, String query) throws InterruptedException {
        Dataset<Row> answer = spark.sql(query);
        Thread other = new Thread(() -> {
            while (spark.interruptAll().isEmpty()) {
                Thread.onSpinWait();
            }
        });
        other.setDaemon(true);
        other.start();
        try {
            return rows(answer);
        } finally {
            other.join();
        }
    }

    /** Asks a query again and again, from now on; returns when it was answered once. */
    private static List<String> watch(SparkSession spark, String query) {
        SEEN.clear();
        SEEN.add(String.join(";", rows(spark.sql(query))));
        watching = new FutureTask<>(() -> {
            while (!isEnough) {
                SEEN.add(String.join(";", rows(spark.sql(query))));
            }
            return SEEN;
        });
        isEnough = false;
        new Thread(watching).start();
        return List.of();
    }

    /** All different answers since the watch began, one more look included. */
    private static List<String> seen(SparkSession spark, String query) throws Exception {
        isEnough = true;
        watching.get();
        SEEN.add(String.join(";", rows(spark.sql(query))));
        return List.copyOf(SEEN);
    }
}
