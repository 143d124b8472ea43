package fi.robohaku.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Yearly rows that add up to a stated net benefit, to the euro.
 *
 * <p>The rule: development costs are spread evenly over the first two years (a fifth own work, seven tenths purchases, a
 * tenth equipment); running costs are five per cent of them a year once benefits begin; benefits rise over three years
 * in the proportion 1 : 2 : 3 and stay, to the last year (four fifths staff, three twentieths purchases, a twentieth
 * other); what rounding leaves goes to the last year. A person-year is 60 000 euros.
 */
final class YearlyProfile {
    static final String RULE_FI =
            "Vuosirivit on johdettu: kehittäminen tasan kahdelle ensimmäiselle vuodelle, käyttö 5 % vuodessa, hyödyt nousevat 1:2:3 ja pysyvät; summa on ilmoitettu nettohyöty";
    static final String RULE_SV =
            "Årsraderna är härledda: utvecklingen jämnt på de två första åren, driften 5 % per år, nyttan stiger 1:2:3 och förblir; summan är den uppgivna nettonyttan";
    private static final BigDecimal PERSON_YEAR = BigDecimal.valueOf(60_000);

    private YearlyProfile() {}

    /**
     * Fills the lines of a calculation.
     *
     * @param net net benefit that the rows must add up to, whole euros
     * @param development development costs, whole euros
     * @param firstYear year in which development begins
     * @param benefitsFrom year in which benefits begin
     * @param lastYear horizon
     */
    static void fill(Content content, long net, long development, int firstYear, int benefitsFrom, int lastYear) {
        for (int i = 0; i < 2; i++) {
            long part = i == 0 ? development / 2 : development - development / 2;
            cells(
                    content,
                    firstYear + i,
                    part,
                    "development_personnel",
                    "development_purchases",
                    "development_equipment",
                    20,
                    70);
        }
        int years = lastYear - benefitsFrom + 1;
        long running = development / 20;
        for (int year = benefitsFrom; year <= lastYear; year++) {
            long licences = running / 4;
            content.cell("running_maintenance", year, BigDecimal.valueOf(running - licences));
            content.cell("running_licences", year, BigDecimal.valueOf(licences));
        }
        long gross = net + development + running * years;
        long weights = 0;
        for (int i = 0; i < years; i++) {
            weights += weight(i);
        }
        long left = gross;
        for (int i = 0; i < years; i++) {
            long part = i == years - 1 ? left : gross * weight(i) / weights;
            left -= part;
            int year = benefitsFrom + i;
            cells(content, year, part, "benefit_personnel", "benefit_other", "benefit_purchases", 80, 5);
            BigDecimal staff = (BigDecimal) content.line("benefit_personnel").get(year);
            content.cell("benefit_person_years", year, staff.divide(PERSON_YEAR, 2, RoundingMode.HALF_UP));
        }
    }

    private static long weight(int year) {
        return Math.min(year + 1, 3);
    }

    private static void cells(
            Content content,
            int year,
            long amount,
            String first,
            String second,
            String rest,
            int firstShare,
            int secondShare) {
        long one = amount * firstShare / 100;
        long two = amount * secondShare / 100;
        content.cell(first, year, BigDecimal.valueOf(one));
        content.cell(second, year, BigDecimal.valueOf(two));
        content.cell(rest, year, BigDecimal.valueOf(amount - one - two));
    }
}
