package fi.robohaku.serve.client;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** A Spark that knows nothing of Robohaku but the settings it is given, each as {@code key=value}. */
public final class PlainSpark {
    private PlainSpark() {}

    public static void main(String[] settings) throws IOException {
        SparkSession.Builder builder = SparkSession.builder();
        builder.config("spark.ui.enabled", "false");
        builder.master("local[1]");
        for (String setting : settings) {
            int at = setting.indexOf('=');
            builder.config(setting.substring(0, at), setting.substring(at + 1));
        }
        SparkSession spark = builder.getOrCreate();
        Conversation.hold(words -> spark.sql(words[1]).collectAsList().stream()
                .map(row -> row.mkString("\t"))
                .toList());
        System.exit(0);
    }
}
