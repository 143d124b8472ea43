package fi.robohaku.export.datapackage;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.ExportIndex;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.PageTemplate;
import fi.robohaku.export.text.Messages;
import fi.robohaku.export.text.Quantity;
import fi.robohaku.lakehouse.TextResource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The export as a page, {@code index.html}: what each file holds, whom it is for, how large it is, and a link to it. */
public final class FilesPage implements ExportIndex {
    /** Sections by the files that they tell of; a file is told in the first that takes it. */
    private static final Map<String, Pattern> SECTIONS = sections();

    private static final Pattern IN_OTHER_LANGUAGE = Pattern.compile("\\.(fi|sv|en)\\.(html|pdf)$");
    private static final Pattern SVG_TITLE = Pattern.compile("<title[^>]*>([^<]+)</title>");
    private static final BigDecimal KILOBYTE = BigDecimal.valueOf(1_000);

    /** A part of the page; named by the template. */
    public record Section(String id, String title, String audience, List<Entry> entries) {}

    /** What one or more files hold, in as many formats; named by the template. */
    public record Entry(String title, String rows, List<Link> links) {}

    /** A file; named by the template. */
    public record Link(String address, String format, String size) {}

    private static Map<String, Pattern> sections() {
        Map<String, Pattern> sections = new LinkedHashMap<>();
        sections.put("reports", Pattern.compile("[^/]+\\.(html|pdf)"));
        sections.put("workbook", Pattern.compile("[^/]+\\.xlsx"));
        sections.put("charts", Pattern.compile("charts/.*"));
        sections.put("tables", Pattern.compile("[^/]+\\.csv"));
        sections.put("cubes", Pattern.compile("(px|jsonstat)/.*"));
        sections.put("machines", Pattern.compile(".*"));
        return sections;
    }

    @Override
    public String name() {
        return "index.html";
    }

    @Override
    public ExportedFile write(ExportContext context, Path unfinished, List<ExportedFile> files) throws IOException {
        Messages messages = context.messages();
        Map<String, Map<String, Entry>> entries = new LinkedHashMap<>();
        for (ExportedFile file : files) {
            DescribedFile described = DescribedFile.of(file, context);
            String title = title(described, unfinished, messages);
            Entry entry = entries.computeIfAbsent(sectionOf(file.name()), any -> new LinkedHashMap<>())
                    .computeIfAbsent(title, any -> new Entry(title, rows(file, messages), new ArrayList<>()));
            entry.links().add(new Link(file.name(), described.format(), size(file, messages)));
        }
        List<Section> sections = SECTIONS.keySet().stream()
                .filter(entries::containsKey)
                .map(id -> new Section(
                        id,
                        messages.say("files." + id),
                        messages.say("files." + id + "_for"),
                        List.copyOf(entries.get(id).values())))
                .toList();
        Files.writeString(unfinished.resolve(name()), html(context, sections));
        return ExportedFile.of(unfinished, name());
    }

    private static String sectionOf(String file) {
        return SECTIONS.entrySet().stream()
                .filter(section -> section.getValue().matcher(file).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** What a file is called: as its mart or cube, as its picture says, as the catalogue of messages has it, or by its name. */
    private static String title(DescribedFile described, Path unfinished, Messages messages) throws IOException {
        String name = described.file().name();
        Language language = messages.language();
        if (name.startsWith("charts/")) {
            Matcher title = SVG_TITLE.matcher(Files.readString(unfinished.resolve(name.replace(".png", ".svg"))));
            return title.find() ? title.group(1).strip().replace("&amp;", "&") : name;
        }
        Matcher other = IN_OTHER_LANGUAGE.matcher(name);
        boolean isInOther = other.find();
        String plain = isInOther ? name.substring(0, other.start()) + "." + other.group(2) : name;
        Optional<Texts> known = messages.catalogue().find("files." + plain.replaceAll("[.-]", "_"));
        String title = known.orElse(described.title()).in(language);
        return isInOther ? title + " – " + Language.of(other.group(1)).ownName() : title;
    }

    private static String rows(ExportedFile file, Messages messages) {
        return file.rows().isEmpty()
                ? ""
                : messages.say("files.rows", Map.of("n", file.rows().getAsLong()));
    }

    private static String size(ExportedFile file, Messages messages) {
        BigDecimal bytes = BigDecimal.valueOf(file.bytes());
        BigDecimal kilobytes = bytes.divide(KILOBYTE, 0, RoundingMode.CEILING);
        return kilobytes.compareTo(KILOBYTE) < 0
                ? messages.values().number(Quantity.COUNT, kilobytes) + "\u00a0kB"
                : messages.values().number(Quantity.COUNT, kilobytes.divide(KILOBYTE, 0, RoundingMode.HALF_UP))
                        + "\u00a0MB";
    }

    private static String html(ExportContext context, List<Section> sections) {
        Messages messages = context.messages();
        Language language = context.language();
        String style = TextResource.read(FilesPage.class, "files.css");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("lang", language.code());
        values.put("title", context.publication().title().in(language));
        values.put("description", context.publication().description().in(language));
        values.put("synthetic", context.publication().synthetic().in(language));
        values.put("empty", context.publication().empty().in(language));
        values.put(
                "about_run",
                messages.say(
                        "explorer.about_run",
                        Map.of(
                                "run",
                                context.run().id(),
                                "date",
                                messages.values().date(context.run().startedOn()))));
        values.put("publisher", context.publication().publisher().name().in(language));
        values.put("contact", context.publication().contact());
        values.put("licence", context.publication().licence());
        values.put("sections", sections);
        values.put("words", messages.group("files"));
        values.put("shared", messages.group("report"));
        values.put("style", style);
        values.put("style_hash", PageTemplate.contentHash(style));
        return PageTemplate.fill("fi/robohaku/export/datapackage/files.html", values);
    }
}
