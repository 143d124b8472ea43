package fi.robohaku.samples;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Names of what does not exist: agencies M01 to M12 of the taxonomy, projects by number. */
final class Invented {
    private static final int AGENCIES = 12;
    private static final List<String> TECHNOLOGIES = List.of(
            "rpa",
            "machine_learning",
            "chatbot",
            "process_automation",
            "speech_recognition",
            "computer_vision",
            "system_integration",
            "cloud",
            "ocr_nlp",
            "geospatial",
            "data_analytics",
            "decision_automation");
    private static final List<String> CAUSES = List.of(
            "resourcing",
            "procurement",
            "complexity",
            "external_system",
            "staff_turnover",
            "adoption",
            "training_data");
    private static final List<String> QUALITIES =
            List.of("faster_service", "fewer_errors", "consistency", "work_meaning", "data_quality", "accessibility");

    private Invented() {}

    static String agency(int number) {
        return String.format(Locale.ROOT, "M%02d", Math.floorMod(number - 1, AGENCIES) + 1);
    }

    /** An agency that applies in 2020, when none of the branch of foreign affairs did (chapter 2): M11 is left out. */
    static String agencyOf2020(int number) {
        String agency = agency(number);
        return agency.equals("M11") ? "M12" : agency;
    }

    static String projectName(int number) {
        return "Keksitty hanke " + number + ": päätösten käsittelyn automatisointi";
    }

    static String technology(Random random) {
        return TECHNOLOGIES.get(random.nextInt(TECHNOLOGIES.size()));
    }

    static String cause(Random random) {
        return CAUSES.get(random.nextInt(CAUSES.size()));
    }

    static String quality(Random random) {
        return QUALITIES.get(random.nextInt(QUALITIES.size()));
    }
}
