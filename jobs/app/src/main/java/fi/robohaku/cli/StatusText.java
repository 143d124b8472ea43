package fi.robohaku.cli;

import fi.robohaku.run.WarehouseStatus;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The status of the tables as people read it. */
final class StatusText {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Wording wording;
    private final ZoneId zone;

    StatusText(Wording wording, ZoneId zone) {
        this.wording = wording;
        this.zone = zone;
    }

    String write(WarehouseStatus status) {
        List<String> lines = new ArrayList<>();
        line(lines, "tables", status.warehouse() + " (" + counted(status.tables()) + ")");
        line(
                lines,
                "as_of",
                status.asOf()
                        .map(run -> wording.text("status.run", time(run), run.runId(), run.command()))
                        .orElseGet(() -> wording.text("status.no_run")));
        status.lastRun()
                .filter(last -> !Optional.of(last).equals(status.asOf()))
                .ifPresent(last -> line(lines, "last_run", lastRun(last)));
        line(
                lines,
                "now",
                status.underWay()
                        .map(run -> wording.text("status.under_way", run))
                        .orElseGet(() -> wording.text("status.idle")));
        line(lines, "documents", status.documentCount() + ": " + counted(status.documents()));
        line(lines, "outcomes", outcomes(status.outcomes()));
        line(
                lines,
                "standing",
                status.standing().isEmpty()
                        ? wording.text("status.nothing")
                        : wording.text("status.breaches", status.standingCount(), mostFirst(status.standing())));
        if (status.missing() > 0) {
            line(lines, "missing", wording.text("status.have_not_come", status.missing()));
        }
        line(lines, "exports", status.exports().orElseGet(() -> wording.text("status.no_exports")));
        if (!status.standing().isEmpty()) {
            lines.add("");
            lines.add(wording.text("status.see_standing"));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private void line(List<String> lines, String label, String text) {
        lines.add(String.format(Locale.ROOT, "  %-12s %s", wording.text("status.label." + label), text));
    }

    private String lastRun(WarehouseStatus.Run run) {
        String told = wording.text("status.run", time(run), run.runId(), run.command());
        return switch (run.outcome()) {
            case DONE, DONE_WITH_REJECTIONS -> told + ", " + wording.text("status.changed_nothing");
            case FAILED -> told + ", " + wording.text("status.failed", run.failure());
        };
    }

    private String time(WarehouseStatus.Run run) {
        return LOCAL.format(run.finishedAt().atZone(zone));
    }

    private String outcomes(Map<String, Long> outcomes) {
        return outcomes.entrySet().stream()
                .map(outcome -> outcome.getValue() + " " + wording.text("status.outcome." + outcome.getKey()))
                .collect(Collectors.joining(", "));
    }

    private String counted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> (wording.has("status.round." + count.getKey())
                                ? wording.text("status.round." + count.getKey())
                                : count.getKey())
                        + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String mostFirst(Map<String, Long> rules) {
        return rules.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(rule -> rule.getKey() + " " + rule.getValue())
                .collect(Collectors.joining(", "));
    }
}
