package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Documents that are gone: a day's work, or a folder that was not mounted. */
class VanishedDocumentsTest {
    private static final URI FOLDER = URI.create("file:///srv/robohaku/");

    private final List<DetectedChanges.DetectedFile> files = new ArrayList<>();

    private void add(int number, String round, FileAction action) {
        for (int i = 0; i < number; i++) {
            String path = round + "/" + action.code() + "-" + i + ".xlsx";
            Row row = RowFactory.create(path, null, null, null, null, null, null, action.code());
            files.add(new DetectedChanges.DetectedFile(action, row));
        }
    }

    private void judge() throws Exception {
        VanishedDocuments.refuseWhereMost(new DetectedChanges(files), FOLDER);
    }

    @Test
    void aRoundThatLostEveryDocumentIsRefusedThoughOthersAreWhole() {
        add(40, "2019", FileAction.UNCHANGED);
        add(2, "2020", FileAction.VANISHED);

        assertThatThrownBy(this::judge)
                .hasMessageContaining("2 of 2 in 2020/")
                .hasMessageContaining("file:///srv/robohaku/")
                .hasMessageContaining("--retire");
    }

    @Test
    void aRoundThatLostMoreThanHalfIsRefusedAlsoWhereNewDocumentsCameInstead() {
        add(5, "2020", FileAction.UNCHANGED);
        add(6, "2020", FileAction.VANISHED);
        add(30, "2020", FileAction.NEW);

        assertThatThrownBy(this::judge).hasMessageContaining("6 of 11 in 2020/");
    }

    @Test
    void halfOfARoundOrFewOfASmallOneMayGo() {
        add(6, "2019", FileAction.UNCHANGED);
        add(6, "2019", FileAction.VANISHED);
        add(1, "2020", FileAction.SUSPECT);
        add(4, "2020", FileAction.VANISHED);

        assertThatCode(this::judge).doesNotThrowAnyException();
    }
}
