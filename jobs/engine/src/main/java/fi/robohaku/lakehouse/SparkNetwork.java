package fi.robohaku.lakehouse;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;

/**
 * Who can reach the ports that Spark opens for itself, over which its parts send each other tasks as Java objects. In one
 * process no other machine has a part in them; on a cluster the operator decides.
 */
final class SparkNetwork {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String AUTHENTICATE = "spark.authenticate";

    private SparkNetwork() {}

    /** Whether driver and executor are one process. */
    static boolean isOneProcess(String master) {
        return master.equals("local") || master.startsWith("local[");
    }

    /**
     * Settings of Spark in one process: its ports listen on loopback only, and take nothing from a caller without the
     * secret that Spark then makes anew at each start. On a cluster there are none.
     */
    static Map<String, String> settings(String master) {
        return isOneProcess(master)
                ? Map.of("spark.driver.host", LOOPBACK, "spark.driver.bindAddress", LOOPBACK, AUTHENTICATE, "true")
                : Map.of();
    }

    /** What a cluster lacks to keep strangers out; empty where nothing is missing. */
    static Optional<String> findGap(SparkConf conf) {
        if (isOneProcess(conf.get("spark.master", "local"))) {
            return Optional.empty();
        }
        boolean isEncrypted = conf.getBoolean("spark.network.crypto.enabled", false)
                || conf.getBoolean("spark.ssl.rpc.enabled", false)
                || conf.getBoolean("spark.authenticate.enableSaslEncryption", false);
        if (!conf.getBoolean(AUTHENTICATE, false)) {
            return Optional.of("Spark's own ports on " + conf.get("spark.master")
                    + " take calls from anybody who reaches them; set spark.authenticate=true and, for encryption,"
                    + " spark.network.crypto.enabled=true");
        }
        return isEncrypted
                ? Optional.empty()
                : Optional.of("What Spark's parts on " + conf.get("spark.master")
                        + " send each other is not encrypted; set spark.network.crypto.enabled=true");
    }
}
