package fi.robohaku.samples;

import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.samples.EarlierProject.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Invented documents in any number, for benchmarks and trials of load: applications, reports and registers of rounds 2018 and
 * 2019, of the same shape, skew and slips as the samples. The same bytes for the same number and seed, on every machine; all of
 * it says that it is synthetic.
 */
public final class GeneratedDocuments {
    private static final List<String> ROUNDS = List.of("2018", "2019");

    /** Of a hundred applications so many are funded, as about in the samples. */
    private static final int FUNDED_OF_HUNDRED = 40;

    /** One application of so many has a slip. */
    private static final int SLIPS = 5;

    private static final List<Slip> DRAWN = List.copyOf(EnumSet.complementOf(EnumSet.of(Slip.NONE)));

    private static final String README = """
            # Generated documents

            %d documents, made by `robohaku generate --documents %d --seed %d%s`. Everything in them is invented: they have the shape
            of the sample documents and tell nothing of any project.
            """;

    private final Schemas schemas;
    private final Facts facts;
    private final YearlyProfile profile;
    private final long seed;
    private final boolean hasSlips;

    /**
     * @param assumptions how benefits of a project spread over years
     * @param facts folder of the published figures, of which the criteria are taken
     * @param hasSlips whether people make slips in some applications, which are then read with a finding or rejected
     */
    public GeneratedDocuments(Schemas schemas, Assumptions assumptions, Path facts, long seed, boolean hasSlips) {
        this.schemas = schemas;
        this.facts = new Facts(facts);
        this.profile = new YearlyProfile(assumptions);
        this.seed = seed;
        this.hasSlips = hasSlips;
    }

    /** A project and how it went; its documents are drawn from a seed of its own, so that they can be made in any order. */
    private record Project(Application application, Course course, long seed) {
        /** Application and, of a funded project, report, calculation and a report of each delay. */
        int documents() {
            return application.isFunded() ? 3 + course.reportedMonths().size() : 1;
        }
    }

    /**
     * Writes the documents, on all cores.
     *
     * @param folder an empty one, or one that is not there
     * @param documents how many in all; with less than those of the registers there are the registers alone
     * @param progress is told how many are written
     * @return how many were written, without the README
     */
    public long write(Path folder, int documents, LongConsumer progress) throws IOException {
        AtomicLong written = new AtomicLong();
        List<Project> projects = plan(documents - registers(List.of()).size());
        for (SampleFile register : registers(projects)) {
            put(folder, register);
            progress.accept(written.incrementAndGet());
        }
        try {
            IntStream.range(0, projects.size()).parallel().forEach(i -> {
                for (SampleFile document : documents(projects.get(i))) {
                    put(folder, document);
                    progress.accept(written.incrementAndGet());
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Files.writeString(
                folder.resolve("README.md"),
                README.formatted(written.get(), documents, seed, hasSlips ? "" : " --without-slips"));
        return written.get();
    }

    private static void put(Path folder, SampleFile file) {
        try {
            Path target = folder.resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.write(target, file.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Projects until they have so many documents. */
    private List<Project> plan(int documents) {
        List<Project> projects = new ArrayList<>();
        int left = documents;
        for (int number = 0; left > 0; number++) {
            Project drawn = draw(number, true);
            Project project = drawn.documents() <= left ? drawn : draw(number, false);
            projects.add(project);
            left -= project.documents();
        }
        return projects;
    }

    private Project draw(int number, boolean canBeFunded) {
        // Neighbouring seeds of Random draw nearly the same at first.
        long own = new SplittableRandom(seed * 1_000_003 + number).nextLong();
        Random random = new Random(own);
        String round = ROUNDS.get(number % ROUNDS.size());
        boolean isTrial = round.equals("2019") && random.nextInt(100) < 60;
        String stream = round.equals("2018") ? "all" : isTrial ? "poc" : "ready";
        boolean isFunded = random.nextInt(100) < FUNDED_OF_HUNDRED && canBeFunded;
        long sum = (isTrial ? 20_000 + random.nextInt(31_000) : 150_000 + random.nextInt(550_000)) / 1_000 * 1_000L;
        long benefit = sum * (20 + random.nextInt(90)) / 10 / 1_000 * 1_000;
        boolean isSlip = random.nextInt(SLIPS) == 0;
        Slip drawn = DRAWN.get(random.nextInt(DRAWN.size()));
        Application application = new Application(
                number,
                round,
                String.format(Locale.ROOT, "%s-G%06d", round, number + 1),
                stream,
                Invented.agency(number + 1),
                Invented.projectName(number + 1),
                "",
                isFunded,
                sum,
                benefit,
                isSlip && hasSlips ? drawn : Slip.NONE);
        return new Project(application, Course.of(sum, benefit, random), own);
    }

    private List<SampleFile> documents(Project project) {
        Maker maker = new Maker(schemas, project.application().round());
        EarlierProject documents =
                new EarlierProject(facts, maker, profile, project.application(), new Random(~project.seed()), seed);
        documents.application();
        if (project.application().isFunded()) {
            documents.reports(project.course());
        }
        return maker.files();
    }

    /** Decisions, scores and portfolio reports of each round. */
    private List<SampleFile> registers(List<Project> projects) {
        List<SampleFile> files = new ArrayList<>();
        for (String round : ROUNDS) {
            Maker maker = new Maker(schemas, round);
            List<Application> applications = new ArrayList<>();
            Map<String, Course> courses = new HashMap<>();
            Map<String, Long> seeds = new HashMap<>();
            for (Project project : projects) {
                if (project.application().round().equals(round)) {
                    String id = project.application().id();
                    applications.add(project.application());
                    courses.put(id, project.course());
                    seeds.put(id, project.seed());
                }
            }
            new Registers(facts, maker, round)
                    .writeEarlier(applications, courses, application -> new Random(seeds.get(application.id()) + 1));
            files.addAll(maker.files());
        }
        return files;
    }
}
