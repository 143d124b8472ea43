package fi.robohaku.cli;

import fi.robohaku.export.text.PrintableText;
import fi.robohaku.lakehouse.AnswerJson;
import fi.robohaku.lakehouse.IngestPlan;
import fi.robohaku.marts.MartFailure;
import fi.robohaku.run.RunPlan;
import fi.robohaku.run.RunReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports in words, for the terminal. */
final class Summary {
    private static final int MOST_LINES = 20;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Summary() {}

    /**
     * A run in words.
     *
     * @param began when it was asked for
     * @param ended when all was over, the report written and Spark stopped
     * @param exports folder of the newest export, whether this run made it or not
     */
    static String words(RunReport report, Instant began, Instant ended, Path exports) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(headline(report, began, ended));
        RunReport.Documents documents = report.documents();
        if (report.command().startsWith("run") || report.command().startsWith("ingest")) {
            lines.add("  documents  " + documents.fresh() + " new, " + documents.changed() + " changed, "
                    + documents.vanished() + " vanished, " + documents.unchanged() + " unchanged; " + report.figures()
                    + " fields read");
        }
        RunReport.Marts marts = report.marts();
        if (!marts.built().isEmpty() || marts.unchanged() > 0 || !marts.failed().isEmpty()) {
            lines.add("  marts      " + marts.built().size() + " computed, " + marts.unchanged() + " unchanged"
                    + (marts.failed().isEmpty()
                            ? ""
                            : ", " + marts.failed().size() + " failed their tests and stay as they were: "
                                    + String.join(", ", marts.failed())));
            failures(marts.failures(), lines);
        }
        rejections(report, lines);
        standing(report, lines);
        missing(report, lines);
        if (!report.exportFolder().isEmpty()) {
            lines.add("  exports    " + report.exportFolder() + " (exports/latest points there)");
        }
        if (!report.failure().isEmpty()) {
            lines.add("  failure    " + report.failure());
            lines.add("  The log has the details: " + System.getProperty("robohaku.logs", "logs") + "/robohaku.log");
        } else {
            next(report, exports, lines);
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** What to open or type next. */
    private static void next(RunReport report, Path exports, List<String> lines) {
        List<String> files = Stream.of("report.html", "explorer.html", "robohaku.xlsx")
                .map(exports::resolve)
                .filter(Files::exists)
                .map(Path::toString)
                .toList();
        if (report.command().startsWith("run") && !files.isEmpty()) {
            lines.add("  open       " + String.join(System.lineSeparator() + "             ", files));
        }
        lines.add("  ask        robohaku status, robohaku sql");
    }

    private static String headline(RunReport report, Instant began, Instant ended) {
        String seconds = String.format(
                Locale.ROOT, "%.1f s", Duration.between(began, ended).toMillis() / 1000.0);
        String times = ", from " + time(began) + " to " + time(ended) + " (run " + report.runId() + ")";
        return switch (report.outcome()) {
            case DONE -> "Done in " + seconds + times;
            case DONE_WITH_REJECTIONS -> "Done with rejections in " + seconds + times;
            case FAILED -> "Failed after " + seconds + times;
        };
    }

    private static String time(Instant instant) {
        return CLOCK.format(instant.atZone(ZoneId.systemDefault()));
    }

    private static void rejections(RunReport report, List<String> lines) {
        if (report.rejectionCount() == 0) {
            return;
        }
        lines.add("  rejected   " + report.documents().rejected() + " documents as a whole, some part of "
                + report.documents().partly() + " others; " + report.rejectionCount()
                + " findings, all of them in ops.rejection:");
        report.rejections().stream().limit(MOST_LINES).forEach(rejection -> {
            lines.add("    " + PrintableText.of(rejection.path()) + place(rejection));
            lines.add("      " + rejection.rule() + ": " + PrintableText.of(rejection.message()));
        });
        more(report.rejectionCount(), lines);
    }

    /** What earlier runs found stands until the documents are mended. */
    private static void standing(RunReport report, List<String> lines) {
        RunReport.Standing standing = report.standing();
        if (!standing.isNothing()) {
            lines.add("  standing   " + standing.rejected() + " documents rejected as a whole, some part of "
                    + standing.partly() + " others, by this run or earlier ones: gold.standing_rejection says why");
        }
    }

    private static void failures(List<MartFailure> failures, List<String> lines) {
        failures.stream().limit(MOST_LINES).forEach(failure -> {
            lines.add("    " + failure.severity().code() + " " + PrintableText.of(failure.inWords()));
            failure.rows().stream().limit(3).forEach(row -> {
                lines.add("      " + PrintableText.of(row.row()));
                row.sources().stream()
                        .limit(5)
                        .forEach(cell -> lines.add("        " + PrintableText.of(cell.path())
                                + (cell.sheet().isEmpty() ? "" : " · " + PrintableText.of(cell.sheet())) + "!"
                                + cell.cell()));
            });
        });
        more(failures.size(), lines);
    }

    private static String place(RunReport.Rejection rejection) {
        String sheet = rejection.sheet().isEmpty() ? "" : " · " + PrintableText.of(rejection.sheet());
        return sheet + (rejection.cell().isEmpty() ? "" : "!" + rejection.cell());
    }

    private static void missing(RunReport report, List<String> lines) {
        if (report.missingDocuments().isEmpty()) {
            return;
        }
        lines.add("  missing    " + report.missingDocuments().size() + " documents of funded projects have not come:");
        Map<String, List<String>> byProject = report.missingDocuments().stream()
                .collect(Collectors.groupingBy(
                        RunReport.MissingDocument::projectId,
                        TreeMap::new,
                        Collectors.mapping(RunReport.MissingDocument::documentKind, Collectors.toList())));
        byProject.entrySet().stream()
                .limit(MOST_LINES)
                .forEach(entry -> lines.add("    " + entry.getKey() + "  " + String.join(", ", entry.getValue())));
        more(byProject.size(), lines);
    }

    private static void more(long all, List<String> lines) {
        if (all > MOST_LINES) {
            lines.add("    … and " + (all - MOST_LINES) + " more");
        }
    }

    static String words(RunPlan plan) {
        IngestPlan documents = plan.documents();
        if (plan.isNothing()) {
            return "Nothing to do: " + documents.unchanged() + " documents are as they were. Nothing was touched.";
        }
        List<String> lines = new ArrayList<>();
        lines.add("A run would");
        list(lines, "read for the first time", documents.newDocuments());
        list(lines, "read again, for their content or the templates changed", documents.changedDocuments());
        list(lines, "retire, for they are gone", documents.vanishedDocuments());
        lines.add("  leave " + documents.unchanged() + " documents as they are");
        list(lines, "write to tables", documents.tables());
        list(lines, "compute marts", plan.marts());
        lines.add("Nothing was touched.");
        return String.join(System.lineSeparator(), lines);
    }

    private static void list(List<String> lines, String what, List<String> paths) {
        if (paths.isEmpty()) {
            return;
        }
        lines.add("  " + what + ": " + paths.size());
        paths.stream().limit(MOST_LINES).forEach(path -> lines.add("    " + PrintableText.of(path)));
        more(paths.size(), lines);
    }

    static String json(RunPlan plan) {
        return AnswerJson.of(plan);
    }
}
