package fi.robohaku.export.report;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the report says and in what order: {@code schemas/report/report.yml}. A section more needs no Java.
 *
 * @param title of the whole
 * @param lead what the first screen shows; if not given, nothing stands before the sections
 * @param brief what the page of one sheet shows besides; if not given, there is no such page
 * @param sections in order
 */
public record ReportPlan(Texts title, Lead lead, Brief brief, List<Section> sections) {
    private static final String NEWEST_ROUND = "$round";
    private static final String OWN_LANGUAGE = "$language";

    /**
     * The first screen.
     *
     * @param chart name of a chart that one of the sections has
     * @param findings sentences with figures
     */
    public record Lead(List<Tile> tiles, String chart, List<Sentence> findings) {
        private static final Lead NONE = new Lead(null, null, null);

        public Lead {
            tiles = tiles == null ? List.of() : List.copyOf(tiles);
            chart = chart == null ? "" : chart;
            findings = findings == null ? List.of() : List.copyOf(findings);
        }
    }

    /**
     * The page of one sheet: figures, chart and findings of the first screen, and these.
     *
     * @param charts names of charts that sections have
     * @param sentences with figures
     */
    public record Brief(List<String> charts, List<Sentence> sentences) {
        private static final Brief NONE = new Brief(null, null);

        public Brief {
            charts = charts == null ? List.of() : List.copyOf(charts);
            sentences = sentences == null ? List.of() : List.copyOf(sentences);
        }
    }

    /**
     * A figure that leads.
     *
     * @param from a row; the first where there are several
     * @param value the figure or the two ends of a range, as in a sentence
     * @param note what it is taken over, and its bounds
     */
    public record Tile(Texts label, Source from, Texts value, Texts note) {}

    /**
     * A section.
     *
     * @param id name in links
     * @param intro paragraphs without figures
     * @param annex whether it stands behind the main text
     * @param sentences with figures, each from rows of a mart
     */
    public record Section(
            String id,
            Texts title,
            boolean annex,
            List<Texts> intro,
            List<Sentence> sentences,
            List<ChartPlan> charts,
            List<TablePlan> tables) {
        public Section {
            intro = intro == null ? List.of() : List.copyOf(intro);
            sentences = sentences == null ? List.of() : List.copyOf(sentences);
            charts = charts == null ? List.of() : List.copyOf(charts);
            tables = tables == null ? List.of() : List.copyOf(tables);
        }
    }

    /** A sentence for each row; columns of the row stand in it in braces. */
    public record Sentence(Source from, Texts text) {}

    /** Rows of a mart: those with the values allowed, by column. */
    public record Source(String mart, Map<String, List<String>> where) {
        public Source {
            where = where == null ? Map.of() : new LinkedHashMap<>(where);
        }

        Map<String, List<String>> of(String round) {
            Map<String, List<String>> filled = new LinkedHashMap<>();
            where.forEach((column, values) -> filled.put(
                    column,
                    values.stream()
                            .map(value -> value.equals(NEWEST_ROUND) ? round : value)
                            .toList()));
            return filled;
        }
    }

    /** A chart of {@code fi.robohaku.export.charts}, and the table of what it shows. */
    public record ChartPlan(String name, TablePlan table) {}

    /**
     * Columns of some rows of a mart.
     *
     * @param annex whether it stands behind the main text, though its section does not
     * @param columns names; {@code $language} in one stands for the code of the report's language
     * @param provenance column that tells where the figures shown come from; if not given, that of the row
     */
    public record TablePlan(
            String id,
            String mart,
            Texts caption,
            boolean annex,
            Map<String, List<String>> where,
            List<String> columns,
            String provenance) {
        public TablePlan {
            columns = List.copyOf(columns);
            provenance = provenance == null ? "provenance" : provenance;
        }

        Source source() {
            return new Source(mart, where);
        }

        /** Names of the columns that a report in a language shows. */
        List<String> columns(Language language) {
            return columns.stream()
                    .map(name -> name.replace(OWN_LANGUAGE, language.code()))
                    .toList();
        }
    }

    public ReportPlan {
        lead = lead == null ? Lead.NONE : lead;
        brief = brief == null ? Brief.NONE : brief;
        sections = List.copyOf(sections);
    }

    /**
     * Reads the plan.
     *
     * @param schemas folder {@code schemas/}
     * @throws ContractException where the file is not as it must be
     */
    public static ReportPlan read(Path schemas) {
        return Schemas.readYaml(file(schemas), ReportPlan.class);
    }

    /** Whether a programme says what its report holds. */
    public static boolean isDefined(Path schemas) {
        return Files.exists(file(schemas));
    }

    private static Path file(Path schemas) {
        return schemas.resolve("report/report.yml");
    }

    /** Whether there is a page of one sheet. */
    boolean hasBrief() {
        return !lead.tiles().isEmpty() && !brief.charts().isEmpty();
    }

    /** Whether any section has a chart. */
    boolean hasCharts() {
        return sections.stream().anyMatch(section -> !section.charts().isEmpty());
    }
}
