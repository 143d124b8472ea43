package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkNetworkTest {
    @ParameterizedTest
    @ValueSource(strings = {"local", "local[*]", "local[2]", "local[4, 3]"})
    void inOneProcessNobodyElseReachesThePortsOfSpark(String master) {
        assertThat(SparkNetwork.settings(master))
                .containsEntry("spark.driver.bindAddress", "127.0.0.1")
                .containsEntry("spark.driver.host", "127.0.0.1")
                .containsEntry("spark.authenticate", "true");
        assertThat(SparkNetwork.findGap(new SparkConf(false).setMaster(master))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yarn", "spark://host:7077", "local-cluster[2,1,1024]", "k8s://https://host"})
    void onAClusterItIsSaidWhatIsMissing(String master) {
        assertThat(SparkNetwork.settings(master)).isEmpty();
        SparkConf conf = new SparkConf(false).setMaster(master);
        assertThat(SparkNetwork.findGap(conf))
                .hasValueSatisfying(gap -> assertThat(gap)
                        .contains(master, "spark.authenticate=true", "spark.network.crypto.enabled=true"));
        conf.set("spark.authenticate", "true");
        assertThat(SparkNetwork.findGap(conf))
                .hasValueSatisfying(gap -> assertThat(gap).contains("is not encrypted"));
        conf.set("spark.network.crypto.enabled", "true");
        assertThat(SparkNetwork.findGap(conf)).isEmpty();
    }
}
