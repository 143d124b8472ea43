package org.apache.spark.ml.util;

import org.apache.spark.sql.SparkSession;

/**
 * Stands in for a class of Spark's machine learning, which is no library of this program. Spark Connect makes one for each
 * session that ends, and a session could not be released without; requests for machine learning are refused before they
 * come to it.
 */
public final class ConnectHelper {
    private final SparkSession session;

    /** @param session the session that ends */
    public ConnectHelper(SparkSession session) {
        this.session = session;
    }

    /** The session that it was made for. */
    public SparkSession session() {
        return session;
    }
}
