package fi.robohaku.export;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.contracts.Texts;
import java.util.Map;

/** The sentences of a forecast in one language. */
final class ForecastWords {
    private static final Map<String, Texts> KINDS = Map.of(
            "technology", new Texts("teknologia", "teknologi", "technology"),
            "size", new Texts("avustuksen koko", "bidragets storlek", "size of the grant"),
            "stream", new Texts("hakusuunta", "ansökningsspår", "stream of the call"),
            "all", new Texts("kaikki hankkeet", "alla projekt", "all projects"));
    private static final Map<String, Texts> KEYS = Map.of(
            "up_to_50000", new Texts("enintään 50 000 €", "högst 50 000 €", "up to 50,000 €"),
            "up_to_250000", new Texts("50 000–250 000 €", "50 000–250 000 €", "above 50,000 and up to 250,000 €"),
            "above_250000", new Texts("yli 250 000 €", "över 250 000 €", "above 250,000 €"),
            "all", new Texts("kaikki", "alla", "all"));
    private static final Map<String, Texts> TYPES = Map.of(
            "equipment_development",
                    new Texts(
                            "laite- ja kehityshanke",
                            "utrustnings- och utvecklingsprojekt",
                            "equipment and development"),
            "outsourcing", new Texts("ulkoistushanke", "utkontraktering", "outsourcing"));
    private static final Map<Provenance, Texts> PROVENANCES = Map.of(
            Provenance.PUBLISHED, new Texts("julkaistu", "publicerad", "published"),
            Provenance.DERIVED, new Texts("johdettu", "härledd", "derived"),
            Provenance.SYNTHETIC, new Texts("synteettinen", "syntetisk", "synthetic"));
    private static final Texts PROMISE = new Texts(
            "%s lupaa nettohyötyä %s.", "%s utlovar en nettonytta på %s.", "%s promises a net benefit of %s.");
    private static final Texts LIKELY = new Texts(
            "Lupauksesta tulee todennäköisesti:", "Löftet blir sannolikt:", "What the promise is likely to become:");
    private static final Texts MEANING = new Texts(
            "Viidesosa vertailuhankkeista jäi alle P20:n, puolet alle P50:n ja neljä viidestä alle P80:n.",
            "En femtedel av referensprojekten hamnade under P20, hälften under P50 och fyra av fem under P80.",
            "One in five of the reference projects came out below P20, half below P50, four in five below P80.");
    private static final Texts CLASS = new Texts(
            "Vertailuluokka: %s: %s, %s, n = %d hanketta",
            "Referensklass: %s: %s, %s, n = %d projekt", "Reference class: %s: %s, %s, n = %d projects");
    private static final Texts WEIGHT = new Texts(
            "Luokan oman jakauman paino on %s, loput kaikkien hankkeiden.",
            "Klassens egen fördelning väger %s, resten är alla projekts.",
            "The class's own distribution weighs %s, the rest is that of all projects.");
    private static final Texts PROVENANCE =
            new Texts("Alkuperä (heikoin osa): %s", "Ursprung (svagaste delen): %s", "Provenance (weakest part): %s");
    private static final Texts CHECK = new Texts(
            "Tarkistus: %d/%d päättynyttä hanketta osui välille P20–P80 (tavoite 60 %%). Virheen mediaani %s, suunnitelman %s.",
            "Kontroll: %d/%d avslutade projekt hamnade mellan P20 och P80 (mål 60 %%). Felets median %s, planens %s.",
            "Check: %d of %d finished projects came out between P20 and P80 (aim 60 %%). Median error %s, of the plan %s.");
    private static final Texts PROJECTS = new Texts(
            "Hankkeet, joihin ennuste nojaa, ja niiden toteumasuhde:",
            "Projekten som prognosen stöder sig på, och deras utfallskvot:",
            "Projects that it leans on, and their realisation ratio:");
    private static final Texts TOO_FEW = new Texts(
            "Päättyneitä hankkeita on alle kahdeksan (%s): niistä ei voi ennustaa.",
            "Det finns färre än åtta avslutade projekt (%s): de räcker inte för en prognos.",
            "Fewer than eight projects are finished (%s): too few to forecast from.");
    private static final Texts FALLBACK = new Texts(
            "Vain varalla: Green Bookin vaihteluvälit kustannusten ylitykselle, kun kehittämiskustannus on %s. Nettohyöty olisi:",
            "Endast som reserv: Green Books intervall för kostnadsöverskridning, då utvecklingskostnaden är %s. Nettonyttan vore:",
            "Fallback only: the Green Book's ranges of cost overrun, with a development cost of %s. The net benefit would be:");
    private static final Texts SYNTHETIC = new Texts(
            "HUOM. Luvut nojaavat osin synteettiseen aineistoon, joka on tehty esimerkiksi. Ne eivät kerro todellisista hankkeista.",
            "OBS. Siffrorna vilar delvis på syntetiska data som gjorts som exempel. De berättar inte om verkliga projekt.",
            "NOTE. The figures rest in part on synthetic data, made as an example. They do not tell of real projects.");
    private static final Texts ALL_ROUNDS = new Texts("kaikki kierrokset", "alla omgångar", "all rounds");
    private static final Texts ROUND = new Texts("kierros %s", "omgång %s", "round %s");

    private final Language language;

    ForecastWords(Language language) {
        this.language = language;
    }

    private String said(Texts texts, Object... values) {
        return String.format(language.locale(), texts.in(language), values);
    }

    private String named(Map<String, Texts> names, String code) {
        return names.getOrDefault(code, new Texts(code, code, code)).in(language);
    }

    String promise(String project, String benefit) {
        return said(PROMISE, project, benefit);
    }

    String likely() {
        return said(LIKELY);
    }

    String meaning() {
        return said(MEANING);
    }

    String referenceClass(String kind, String key, String round, int projects) {
        return said(CLASS, kind, key, round, projects);
    }

    String weight(String share) {
        return said(WEIGHT, share);
    }

    String provenance(Provenance provenance) {
        return said(PROVENANCE, inShort(provenance));
    }

    String inShort(Provenance provenance) {
        return PROVENANCES.get(provenance).in(language);
    }

    String check(int covered, int projects, String error, String planError) {
        return said(CHECK, covered, projects, error, planError);
    }

    String projects() {
        return said(PROJECTS);
    }

    String tooFew(String round) {
        return said(TOO_FEW, round(round));
    }

    String fallback(String cost) {
        return said(FALLBACK, cost);
    }

    String synthetic() {
        return said(SYNTHETIC);
    }

    String round(String round) {
        return round.equals("all") ? said(ALL_ROUNDS) : said(ROUND, round);
    }

    String kind(String kind) {
        return named(KINDS, kind);
    }

    String key(String key) {
        return named(KEYS, key);
    }

    String type(String type) {
        return named(TYPES, type);
    }
}
