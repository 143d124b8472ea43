package fi.robohaku.serve.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the newest export: those that its manifest lists, and no others. */
final class ExportedFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "manifest.json";
    private static final String LATEST = "latest";
    private static final Pattern IN_OTHER_LANGUAGE = Pattern.compile("\\.(fi|sv|en)\\.(html|pdf)$");
    private static final Pattern TO_READ = Pattern.compile("[^/]+\\.(html|pdf|xlsx)");

    private final Path exports;

    /** A file by name, what it is called, and its address on this server. */
    public record Link(String name, String title, String address) {}

    /** @param exports folder of the exports of a workspace */
    ExportedFiles(Path exports) {
        this.exports = exports;
    }

    /** Reports, explorer and workbook, in order of name; none where nothing is exported yet. */
    List<Link> toRead(Messages messages) throws IOException {
        Optional<Path> newest = newest();
        return newest.isEmpty()
                ? List.of()
                : names(newest.get()).stream()
                        .filter(name -> TO_READ.matcher(name).matches())
                        .sorted()
                        .map(name -> new Link(name, title(name, messages), Addresses.EXPORT + name))
                        .toList();
    }

    /** What a file is called on the page of the files of an export. */
    private static String title(String name, Messages messages) {
        Matcher other = IN_OTHER_LANGUAGE.matcher(name);
        boolean isInOther = other.find();
        String plain = isInOther ? other.replaceFirst(".$2") : name;
        return messages.catalogue()
                .find("files." + plain.replaceAll("[.-]", "_"))
                .map(title -> title.in(messages.language()))
                .map(title ->
                        isInOther ? title + " – " + Language.of(other.group(1)).ownName() : title)
                .orElse(name);
    }

    /** The file of a name, as the newest export has it; empty where its manifest does not list it. */
    Optional<Path> find(String name) throws IOException {
        Optional<Path> newest = newest();
        if (newest.isEmpty() || !names(newest.get()).contains(name)) {
            return Optional.empty();
        }
        Path file = newest.get().resolve(name).normalize();
        return file.startsWith(newest.get()) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(file)
                : Optional.empty();
    }

    /** The folder of the newest export, which stays the same when the next one is finished meanwhile. */
    private Optional<Path> newest() throws IOException {
        try {
            return Optional.of(exports.resolve(LATEST).toRealPath());
        } catch (NoSuchFileException e) {
            Path named = exports.resolve(LATEST + ".txt");
            return Files.exists(named)
                    ? Optional.of(
                            exports.resolve(Files.readString(named).strip()).toRealPath())
                    : Optional.empty();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.exists(manifest)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (JsonNode file : JSON.readTree(manifest.toFile()).path("files")) {
            names.add(file.path("name").asText());
        }
        return names;
    }
}
