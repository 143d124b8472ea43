package fi.robohaku.samples;

import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The cost-benefit calculations of round 2020: the stated figure, when benefits begin, and yearly rows. What the source
 * tells of years goes first; the rest is made by {@code schemas/assumptions.yml}, and the document says so.
 */
final class Calculations2020 {
    private static final int FIRST_YEAR = 2021;
    private static final int LAST_YEAR = 2029;
    private static final String PLAN_START = "plan_start";
    private static final String BENEFIT_START = "benefit_start";
    private static final String ON_SCHEDULE = "on_schedule";
    private static final String NOT_TOLD = "not_told";

    private final Facts facts;
    private final Assumptions assumptions;
    private final YearlyProfile profile;

    Calculations2020(Facts facts, Assumptions assumptions, YearlyProfile profile) {
        this.facts = facts;
        this.assumptions = assumptions;
        this.profile = profile;
    }

    /** A calculation of the plan, with rows that add up to its net benefit. */
    void plan(Content content, String unit, long net, long development, int lastYear) {
        int from = assumptions.get(PLAN_START).whole();
        content.set("first_year", from).set("start_basis", NOT_TOLD);
        profile.fill(
                content,
                new YearlyProfile.Frame(net, development, FIRST_YEAR, from, lastYear),
                new YearlyProfile.Told(running(unit), runningAtFirst(unit), plannedPersonYears(unit, from, lastYear)));
    }

    /** A calculation at the end of a project, with rows that add up to its net benefit. */
    void update(Content content, String unit, long net, long development, int lastYear) {
        Map<String, String> told = told(unit);
        String basis = told.get("benefits_from_basis");
        int from = toldYear(told).orElseGet(assumptions.get(startAssumption(told))::whole);
        content.set("first_year", from)
                .set("earliest_year", year(told.getOrDefault("benefits_not_before", "")))
                .set("start_basis", basis.isEmpty() ? NOT_TOLD : basis);
        profile.fill(
                content,
                new YearlyProfile.Frame(net, development, FIRST_YEAR, from, lastYear),
                new YearlyProfile.Told(running(unit), runningAtFirst(unit), savedPersonYears(unit)));
    }

    /** What the facts tell of a project or of a joint figure. */
    private Map<String, String> told(String unit) {
        return Stream.concat(
                        facts.rows("projects_2020", "project_id", unit).stream(),
                        facts.rows("benefit_groups_2020", "benefit_group", unit).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No facts of " + unit));
    }

    /** The year that the source tells: one of its own, else the start of use; none where it says that the schedule held. */
    private static Optional<Integer> toldYear(Map<String, String> told) {
        if (told.get("benefits_from_basis").isEmpty() || isOnSchedule(told)) {
            return Optional.empty();
        }
        return Stream.of("benefits_from", "in_use_from")
                .map(column -> told.getOrDefault(column, ""))
                .filter(year -> !year.isEmpty())
                .findFirst()
                .map(Integer::valueOf);
    }

    private static boolean isOnSchedule(Map<String, String> told) {
        return told.getOrDefault("schedule", "").equals(ON_SCHEDULE);
    }

    /** The assumption that gives the year where the source tells none: on schedule means the year of the plan. */
    private static String startAssumption(Map<String, String> told) {
        return isOnSchedule(told) ? PLAN_START : BENEFIT_START;
    }

    static Object year(String year) {
        return year.isEmpty() ? "" : (Object) Integer.valueOf(year);
    }

    static int lastYear(String horizon) {
        return horizon.isEmpty() ? LAST_YEAR : Integer.parseInt(horizon);
    }

    /** The development cost as stated; else what was used and the agency's own money; else the grant. */
    static long spent(Map<String, String> project) {
        String stated = project.getOrDefault("dev_cost_eur", "");
        String used = project.get("used_eur");
        if (!stated.isEmpty() || used.isEmpty()) {
            return Long.parseLong(stated.isEmpty() ? project.get("granted_eur") : stated);
        }
        String own = project.get("own_funding_eur");
        return Long.parseLong(used) + (own.isEmpty() ? 0 : Long.parseLong(own));
    }

    /** A sum that the facts of a project tell; a joint figure tells none of these. */
    private Optional<Long> cost(String unit, String column) {
        return facts.rows("projects_2020", "project_id", unit).stream()
                .map(row -> row.get(column))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(Long::valueOf);
    }

    /** Person-years of a project in a state; a range is no number, and fills no row. */
    private Optional<BigDecimal> personYears(String unit, String state) {
        return facts.rows("person_years_2020", "project_id", unit).stream()
                .filter(row -> row.get("state").equals(state))
                .map(row -> row.get("person_years"))
                .filter(text -> text.matches("[0-9.]+"))
                .findFirst()
                .map(BigDecimal::new);
    }

    /** Yearly upkeep as told of the solution; the plan is given the same, for nobody says that it meant another. */
    private long running(String unit) {
        return cost(unit, "running_cost_per_year_eur").orElse(-1L);
    }

    private long runningAtFirst(String unit) {
        return cost(unit, "running_cost_eur").orElse(0L);
    }

    /** Person-years that the source says were planned, in full once benefits have risen. */
    private Map<Integer, BigDecimal> plannedPersonYears(String unit, int from, int lastYear) {
        Map<Integer, BigDecimal> years = new TreeMap<>();
        personYears(unit, "planned").ifPresent(full -> {
            for (int year = from; year <= lastYear; year++) {
                years.put(year, full.multiply(profile.fullShare(year - from)).setScale(2, RoundingMode.HALF_UP));
            }
        });
        return years;
    }

    /** Person-years that the source says were saved in the last year of the projects; of later years it tells nothing. */
    private Map<Integer, BigDecimal> savedPersonYears(String unit) {
        int lastOfProject = FIRST_YEAR + assumptions.get("development_years").whole() - 1;
        return personYears(unit, "realised")
                .map(number -> Map.of(lastOfProject, number))
                .orElse(Map.of());
    }

    /** Says where the parts of a calculation come from. */
    void origins(Content content, String unit, boolean isPlan) {
        Language language = content.language();
        String summary = Round2020.summary(content);
        Map<String, String> told = told(unit);
        boolean isTold = !isPlan && toldYear(told).isPresent();
        String startRule = assumptions.rules(language, isPlan ? PLAN_START : startAssumption(told));
        content.origin(Maker.part(content, "benefit"), "published", summary)
                .origin(
                        Maker.part(content, "benefit_start"),
                        isTold ? "published" : "assumed",
                        isTold ? summary : startRule)
                .origin(
                        Maker.part(content, "calculation"),
                        "assumed",
                        isTold ? profile.rule(language) : startRule + "; " + profile.rule(language));
        if (!isPlan && !told.getOrDefault("benefits_not_before", "").isEmpty()) {
            content.origin(Maker.label(content, "earliest_year"), "published", summary);
        }
    }
}
