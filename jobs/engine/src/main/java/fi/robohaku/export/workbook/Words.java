package fi.robohaku.export.workbook;

import fi.robohaku.contracts.Texts;

/** Words of the workbook that are of no mart. */
final class Words {
    static final Texts COVER = new Texts("Kansi", "Omslag", "Cover");
    static final Texts INDEX = new Texts("Sisällys", "Innehåll", "Contents");
    static final Texts CHARTS = new Texts("Kuviot", "Diagram", "Charts");
    static final Texts COLUMNS = new Texts("Sarakkeet", "Kolumner", "Columns");
    static final Texts CODES = new Texts("Koodit", "Koder", "Codes");

    static final Texts RUN = new Texts("Ajo", "Körning", "Run");
    static final Texts RUN_BEGAN = new Texts("Ajo alkoi (UTC)", "Körningen började (UTC)", "Run began (UTC)");
    static final Texts PUBLISHER = new Texts("Julkaisija", "Utgivare", "Publisher");
    static final Texts LICENCE = new Texts("Käyttölupa", "Licens", "Licence");
    static final Texts SOURCES = new Texts("Lähteet", "Källor", "Sources");
    static final Texts MIND = new Texts("Huomaa", "Observera", "Please note");
    static final Texts SHADED = new Texts(
            "Näin varjostetun rivin luvut ovat synteettisiä.",
            "Talen på en rad med denna skuggning är syntetiska.",
            "The figures of a row shaded like this are synthetic.");
    static final Texts ROUNDED = new Texts(
            "Solut näyttävät luvut pyöristettyinä; solussa on tarkka luku, sama kuin CSV-tiedostossa.",
            "Cellerna visar talen avrundade; cellen innehåller det exakta talet, samma som CSV-filen.",
            "Cells show figures rounded; a cell holds the exact figure, the same as in the CSV file.");

    static final Texts SHEET = new Texts("Välilehti", "Blad", "Sheet");
    static final Texts CONTENT = new Texts("Sisältö", "Innehåll", "Content");
    static final Texts ONE_ROW_IS = new Texts("Yksi rivi on", "En rad är", "One row is");
    static final Texts ROWS = new Texts("Rivejä", "Rader", "Rows");
    static final Texts FILE = new Texts("CSV-tiedosto", "CSV-fil", "CSV file");
    static final Texts NOT_ALL_ROWS = new Texts(
            "Tällä välilehdellä on vain alku; kaikki rivit ovat CSV-tiedostossa.",
            "Bladet har bara början; alla rader finns i CSV-filen.",
            "This sheet has the beginning only; all rows are in the CSV file.");

    static final Texts COLUMN = new Texts("Sarake", "Kolumn", "Column");
    static final Texts LABEL = new Texts("Otsikko", "Rubrik", "Heading");
    static final Texts UNIT = new Texts("Yksikkö", "Enhet", "Unit");
    static final Texts DESCRIPTION = new Texts("Kuvaus (englanniksi)", "Beskrivning (på engelska)", "Description");
    static final Texts EMPTY_MEANS =
            new Texts("Tyhjä tarkoittaa (englanniksi)", "Tomt betyder (på engelska)", "Empty means");
    static final Texts LIST = new Texts("Luettelo", "Förteckning", "List");
    static final Texts CODE = new Texts("Koodi", "Kod", "Code");

    static final Texts SYNTHETIC = new Texts("synteettinen", "syntetisk", "synthetic");
    static final Texts PROVENANCE = new Texts("Alkuperä", "Ursprung", "Provenance");

    private Words() {}
}
