package fi.robohaku.lakehouse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The master that Spark is to work with. */
final class SparkMaster {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final Pattern STANDALONE = Pattern.compile("spark://(.+)");
    private static final Pattern ADDRESS = Pattern.compile("\\[?([^\\]]+?)\\]?:([0-9]{1,5})");

    private SparkMaster() {}

    /**
     * Refuses a standalone master of which no address answers: Spark itself tries for a minute and then fails without
     * naming it. Other kinds of masters are left to Spark.
     */
    static void refuseUnreachable(String master) throws IOException {
        Matcher standalone = STANDALONE.matcher(master);
        if (!standalone.matches()) {
            return;
        }
        List<String> faults = new ArrayList<>();
        for (String address : standalone.group(1).split(",", -1)) {
            Matcher parts = ADDRESS.matcher(address.strip());
            if (!parts.matches()) {
                faults.add(address + " is no host:port");
                continue;
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))), TIMEOUT_MILLIS);
                return;
            } catch (IOException | IllegalArgumentException e) {
                faults.add(address + ": " + Failures.inALine(e));
            }
        }
        throw new IOException("Spark's master " + master + " cannot be reached (" + String.join("; ", faults)
                + "); start it, or name another with --conf spark.master=…");
    }
}
