package fi.robohaku.samples;

import fi.robohaku.contracts.Schemas;
import fi.robohaku.samples.EarlierProject.Application;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The documents of rounds 2018 and 2019. How many applied and were funded, and six names of 2018, are published; every
 * figure of a project is made from a seed and says so.
 */
final class EarlierRound {
    private final Facts facts;
    private final Maker maker;
    private final YearlyProfile profile;
    private final String round;
    private final int year;
    private final Random random;
    private final List<Application> applications = new ArrayList<>();
    private final Map<String, Course> courses = new LinkedHashMap<>();

    EarlierRound(Facts facts, Schemas schemas, YearlyProfile profile, String round) {
        this.facts = facts;
        this.profile = profile;
        this.maker = new Maker(schemas, round);
        this.round = round;
        this.year = Integer.parseInt(round);
        this.random = new Random(year);
    }

    List<SampleFile> files() {
        if (round.equals("2018")) {
            plan2018();
        } else {
            plan("ready", "R", 300_000, 400_000);
            plan("poc", "K", 20_000, 31_000);
        }
        applications.stream()
                .filter(Application::isFunded)
                .forEach(one -> courses.put(one.id(), Course.of(one.applied(), one.planned(), random)));
        Registers registers = new Registers(facts, maker, round);
        registers.writeEarlier(applications, courses, application -> random);
        registers.published();
        for (Application application : applications) {
            EarlierProject project = project(application);
            project.application();
            if (application.isFunded()) {
                project.reports(courses.get(application.id()));
            }
        }
        if (round.equals("2018")) {
            followUp();
            new BadFiles(maker).round2018();
        } else {
            new BadFiles(maker).round2019();
        }
        return maker.files();
    }

    private void plan2018() {
        Map<String, String> call = facts.rows("rounds", "round", round).get(0);
        int applied = Integer.parseInt(call.get("applications"));
        int funded = Integer.parseInt(call.get("funded"));
        List<Map<String, String>> named = facts.rows("named_2018");
        for (int i = 0; i < applied; i++) {
            boolean isNamed = i < named.size();
            int number = i - named.size() + 1;
            String agency = isNamed ? named.get(i).get("agency_code") : Invented.agency(number);
            String name = isNamed ? named.get(i).get("project_name") : Invented.projectName(number);
            String published = isNamed ? named.get(i).get("state_2018_04_30") : "";
            String id = "2018-" + agency.replace('+', '-') + "-" + (isNamed ? 1 : number);
            long sum = sum(150_000, 650_000);
            applications.add(new Application(
                    i, round, id, "all", agency, name, published, i < funded, sum, benefit(sum), Slip.of(id)));
        }
    }

    private void plan(String stream, String letter, int least, int spread) {
        Map<String, String> call = facts.rows("rounds", "round", round).stream()
                .filter(row -> row.get("stream").equals(stream))
                .findFirst()
                .orElseThrow();
        int applied = Integer.parseInt(call.get("applications"));
        int funded = Integer.parseInt(call.get("funded"));
        for (int number = 1; number <= applied; number++) {
            String id = String.format(Locale.ROOT, "%s-%s%02d", round, letter, number);
            long sum = sum(least, spread);
            applications.add(new Application(
                    applications.size(),
                    round,
                    id,
                    stream,
                    Invented.agency(number),
                    Invented.projectName(number),
                    "",
                    number <= funded,
                    sum,
                    benefit(sum),
                    Slip.of(id)));
        }
    }

    private long sum(int least, int spread) {
        return (least + random.nextInt(spread)) / 1_000 * 1_000L;
    }

    /** Two to eleven times what is applied for. */
    private long benefit(long applied) {
        return applied * (20 + random.nextInt(90)) / 10 / 1_000 * 1_000;
    }

    private EarlierProject project(Application application) {
        return new EarlierProject(facts, maker, profile, application, random, year);
    }

    /** No project has published what it had realised three years after its grant. */
    private void followUp() {
        Application application = applications.stream()
                .filter(one -> one.isFunded() && !one.isNamed())
                .findFirst()
                .orElseThrow();
        project(application).followUp(courses.get(application.id()));
    }
}
