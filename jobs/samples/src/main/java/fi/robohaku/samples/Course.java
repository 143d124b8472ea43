package fi.robohaku.samples;

import java.util.List;
import java.util.Random;

/**
 * How an invented project went. Sums in whole thousands of euros, as euros.
 *
 * @param used of the grant
 * @param updated net benefit expected at the end
 * @param status code of the taxonomy {@code project_statuses}
 * @param goalsMet code of the taxonomy {@code goals_met}
 * @param cause code of the taxonomy {@code delay_causes}; empty where nothing went amiss
 * @param delayMonths by how much the benefits come later; 0 where they do not
 * @param reportedMonths the delay as deviation reports state it, in order; the last may still be too short
 */
record Course(
        long used,
        long updated,
        String status,
        String goalsMet,
        String cause,
        int delayMonths,
        List<Integer> reportedMonths) {
    Course {
        reportedMonths = List.copyOf(reportedMonths);
    }

    /**
     * Draws a course: of a hundred projects about fifteen do better than planned, twenty as planned, forty come late
     * by one or two years, eighteen deliver less, seven are broken off.
     */
    static Course of(long granted, long planned, Random random) {
        int lot = random.nextInt(100);
        if (lot < 15) {
            return onTime(granted, planned, 103 + random.nextInt(33), random);
        }
        if (lot < 35) {
            return onTime(granted, planned, 96 + random.nextInt(7), random);
        }
        if (lot < 75) {
            return late(granted, planned, random);
        }
        boolean isBrokenOff = lot >= 93;
        int share = isBrokenOff ? 4 + random.nextInt(12) : 30 + random.nextInt(45);
        String cause = Invented.cause(random);
        return new Course(
                thousands(granted, isBrokenOff ? 25 + random.nextInt(40) : 70 + random.nextInt(31)),
                thousands(planned, share),
                isBrokenOff ? "interrupted" : "production",
                isBrokenOff ? "no" : "partly",
                cause,
                0,
                List.of());
    }

    private static Course onTime(long granted, long planned, int share, Random random) {
        return new Course(
                thousands(granted, 75 + random.nextInt(26)),
                thousands(planned, share),
                "production",
                share >= 100 ? "yes" : "partly",
                share >= 100 ? "" : Invented.cause(random),
                0,
                List.of());
    }

    private static Course late(long granted, long planned, Random random) {
        int months = random.nextInt(3) == 0 ? 24 : 12;
        int first = 3 + random.nextInt(4);
        int share = (months == 24 ? 35 : 55) + random.nextInt(35);
        return new Course(
                thousands(granted, 80 + random.nextInt(21)),
                thousands(planned, share),
                months == 24 ? "pilot" : "production",
                "partly",
                Invented.cause(random),
                months,
                months == 24 ? List.of(first, first + 6) : List.of(first));
    }

    private static long thousands(long euros, int percent) {
        return euros * percent / 100 / 1_000 * 1_000;
    }
}
