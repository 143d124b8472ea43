package fi.robohaku.lakehouse;

import static fi.robohaku.lakehouse.TestDocuments.DECISIONS;
import static fi.robohaku.lakehouse.TestDocuments.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class DocumentFolderTest {
    @TempDir
    Path folder;

    @Test
    void namesWithUmlautsAndSpacesAreReadHiddenFilesAndNotesLeftOutAndLinksAndPipesTold() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("asia kirjat äöå"));
        String decomposed =
                Normalizer.normalize("2020/tilanteet ä/Tilanne – Väylävirasto 100 %.csv", Normalizer.Form.NFD);
        documents.copy(STATUS, decomposed).copy(DECISIONS, "2020/päätökset #1 & muut.csv");
        documents.write("2020/README.md", "notes".getBytes(StandardCharsets.UTF_8));
        documents.write("2020/.piilo.csv", "a;b".getBytes(StandardCharsets.UTF_8));
        documents.write("2020/~$lukko.xlsx", "owner".getBytes(StandardCharsets.UTF_8));
        Path outside = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(outside.resolve("secret.csv"), "a;b\n1;2\n");
        Files.createSymbolicLink(documents.path("2020/elsewhere"), outside);
        Files.createSymbolicLink(documents.path("2020/secret.csv"), outside.resolve("secret.csv"));
        // Whoever opens it waits for somebody to write into it.
        assertThat(new ProcessBuilder(
                                "mkfifo", documents.path("2020/putki.xlsx").toString())
                        .start()
                        .waitFor())
                .isZero();
        try (RandomAccessFile sparse =
                new RandomAccessFile(documents.path("2020/suuri.xlsx").toFile(), "rw")) {
            sparse.setLength(2L * 1024 * 1024 * 1024);
        }
        Warehouse warehouse = TestWarehouse.withTables(folder);
        IngestRuns runs = new IngestRuns(warehouse, documents);
        Tables tables = new Tables(warehouse);

        IngestResult first = runs.execute();
        assertThat(first.newDocuments()).isEqualTo(6);
        assertThat(first.changedDocuments()).isZero();
        assertThat(tables.outcomes())
                .containsExactly(
                        "2020/elsewhere rejected file_not_regular",
                        "2020/putki.xlsx rejected file_not_regular",
                        "2020/päätökset #1 & muut.csv ingested",
                        "2020/secret.csv rejected file_not_regular",
                        "2020/suuri.xlsx rejected file_too_large",
                        Normalizer.normalize(decomposed, Normalizer.Form.NFC) + " ingested");

        String composed = Normalizer.normalize(decomposed, Normalizer.Form.NFC);
        Files.move(
                documents.path(decomposed).getParent(), documents.path(composed).getParent());
        Files.move(
                documents
                        .path(composed)
                        .resolveSibling(documents.path(decomposed).getFileName()),
                documents.path(composed));
        assertThat(runs.execute().isNothing())
                .as("the same name in another form of Unicode")
                .isTrue();

        Path twin = documents
                .path(composed)
                .resolveSibling(documents.path(decomposed).getFileName());
        Files.copy(documents.path(composed), twin);
        assertThat(runs.execute().newDocuments())
                .as("a name that only looks the same is a file of its own")
                .isEqualTo(1);
        assertThat(tables.ask("SELECT found FROM ops.rejection WHERE rule = 'duplicate_document'"))
                .hasSize(1);
        assertThat(tables.ask("SELECT count(DISTINCT path) FROM ops.documents WHERE state = 'current'"))
                .containsExactly("7");
        assertThat(runs.execute().isNothing()).isTrue();

        TestDocuments missing = new TestDocuments(folder.resolve("nowhere"));
        assertThatThrownBy(() -> new IngestRuns(warehouse, missing).execute())
                .hasMessageContaining("There is no folder of documents at")
                .hasMessageContaining("nowhere");
    }

    @Test
    void namesThatOtherProgramsGiveAreReadAndShownAsTheyCanBeSeen() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"));
        documents.copy(STATUS, "2020/RE: tilanne.csv").copy(DECISIONS, "2020/päätökset\n\u202evsc.csv");
        documents.copy("2019/registers/paatokset.csv", "2019/a:b/100 %41?*[x]\\y.csv");
        documents.copy("2018/registers/paatokset.csv", "2018/paatokset.csv");
        // The folder is there by now, so that its address ends with a slash.
        Path odd = Path.of(java.net.URI.create(documents.path("2018").toUri() + "p%E4%E4t%F6kset.csv"));
        Files.move(documents.path("2018/paatokset.csv"), odd);
        documents.write("2018/x%0A.csv", "a".getBytes(StandardCharsets.UTF_8));
        documents.write("2018/x\n.csv", "b".getBytes(StandardCharsets.UTF_8));
        documents.write("2018/y 131052-308T.csv", "c".getBytes(StandardCharsets.UTF_8));
        documents.write("2018/y 131052-309U.csv", "d".getBytes(StandardCharsets.UTF_8));
        Warehouse warehouse = TestWarehouse.withTables(folder);
        IngestRuns runs = new IngestRuns(warehouse, documents);

        assertThat(runs.execute().newDocuments()).isEqualTo(8);
        assertThat(new Tables(warehouse).outcomes())
                .containsExactly(
                        "2018/%x%0A.csv rejected not_recognised",
                        "2018/%y [henkilötunnus poistettu].csv rejected not_recognised",
                        "2018/p%E4%E4t%F6kset.csv ingested",
                        "2018/x%0A.csv rejected not_recognised",
                        "2018/y [henkilötunnus poistettu].csv rejected not_recognised",
                        // One figure of this sample is negative.
                        "2019/a:b/100 %41?*[x]\\y.csv partly",
                        "2020/RE: tilanne.csv ingested",
                        "2020/päätökset%0A%E2%80%AEvsc.csv ingested");
        assertThat(new Tables(warehouse).ask("SELECT path FROM ops.document_check WHERE rule = 'file_name_masked'"))
                .as("names with personal data")
                .hasSize(2)
                .allMatch(path -> path.contains("[henkilötunnus poistettu]"));
        assertThat(runs.execute().isNothing()).as("nothing changed").isTrue();
    }
}
