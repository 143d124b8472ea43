package fi.robohaku.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void show() throws Exception {
        StringBuilder out = new StringBuilder();
        List<String> base = null;
        try (Stream<Path> files = Stream.concat(Stream.of(Path.of("/work/shared/faults/documents/J19_own_docx_without_tblGrid.docx")),
                Stream.concat(Files.list(Path.of("/work/shared/faults/documents")), Files.exists(Path.of("/tmp/word/more")) ? Files.list(Path.of("/tmp/word/more")) : Stream.empty()).sorted())) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(docx|odt)")).toList()) {
                DocumentReading reading = Given.READER.read(file.toString(), Files.readAllBytes(file));
                List<String> meanings = Given.meanings(reading);
                base = base == null ? meanings : base;
                out.append("== ").append(file.getFileName()).append(" ").append(reading.subject()).append(meanings.equals(base) ? " SAME" : " DIFFERS").append('\n');
                for (String m : meanings) if (!base.contains(m)) out.append("   + ").append(m).append('\n');
                for (String m : base) if (!meanings.contains(m)) out.append("   - ").append(m).append('\n');
                reading.findings().stream().filter(f -> f.outcome() == Finding.Outcome.WARNED || f.outcome() == Finding.Outcome.REJECTED).forEach(f -> out.append("   ! ").append(f.rule().id()).append(' ').append(f.place().sheet()).append('!').append(f.place().cell()).append(" [").append(f.field()).append("] ").append(f.found().replace("\n", "\\n")).append(" / ").append(f.expected()).append('\n'));
            }
        }
        for (String root : List.of("2018", "2019", "2020")) {
            try (Stream<Path> files = Files.walk(Given.HOME.resolve("data-samples").resolve(root))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".docx")).sorted().toList()) {
                    DocumentReading reading = Given.READER.read(file.toString(), Files.readAllBytes(file));
                    out.append("## ").append(file.getFileName()).append(' ').append(reading.figures().size()).append(' ').append(reading.figures().hashCode()).append(' ').append(Given.breaches(reading)).append('\n');
                }
            }
        }
        Files.writeString(Path.of("/tmp/word/scratch.txt"), out.toString());
    }
}
