package fi.robohaku.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder tree of documents on any Hadoop file system, or on a local disk, where names may be such as Hadoop refuses.
 *
 * <p>Left out: hidden files and what offices and desktops leave behind ({@code .}, {@code _}, {@code ~$} in front of a
 * name) and the notes that stand beside the documents (README, {@code .md}). What is no regular file on a local disk is
 * listed and never opened: a link could lead out of the folder, a pipe could keep a reader waiting for ever.
 */
public final class DocumentFolder {
    private static final Set<String> NOTES = Set.of("md");
    /** A folder of a sample set that holds published figures to make documents from, and no documents. */
    private static final Set<String> NOT_DOCUMENTS = Set.of("facts");

    private final Path root;
    private final Configuration configuration;

    public DocumentFolder(URI root, Configuration configuration) {
        this.root = new Path(root);
        this.configuration = configuration;
    }

    /**
     * The files of all rounds, or of some, in order of path.
     *
     * @param rounds rounds whose folders are read; empty for all
     * @throws FileNotFoundException where there is no such folder
     */
    public List<FoundFile> list(Set<String> rounds) throws IOException {
        if (LocalDocuments.isLocal(root.toUri())) {
            return inOrder(LocalDocuments.list(root.toUri(), DocumentFolder::isLeftOut), rounds);
        }
        FileSystem storage = root.getFileSystem(configuration);
        Path qualified = storage.makeQualified(root);
        if (!storage.exists(qualified)) {
            throw new FileNotFoundException("There is no folder of documents at " + root);
        }
        List<FoundFile> found = new ArrayList<>();
        collect(storage, qualified, "", found);
        return inOrder(found, rounds);
    }

    private static List<FoundFile> inOrder(List<FoundFile> found, Set<String> rounds) {
        return found.stream()
                .filter(file -> rounds.isEmpty()
                        || file.round().filter(rounds::contains).isPresent())
                .sorted(Comparator.comparing(FoundFile::path))
                .toList();
    }

    private static void collect(FileSystem storage, Path folder, String below, List<FoundFile> found)
            throws IOException {
        FileStatus[] children = storage.listStatus(folder);
        SortedMap<String, String> names = new TreeMap<>();
        for (FileStatus child : children) {
            names.put(child.getPath().getName(), child.getPath().getName());
        }
        Map<String, String> shown = DocumentName.shown(names);
        for (FileStatus child : children) {
            String name = child.getPath().getName();
            if (isLeftOut(name, below) || child.isSymlink()) {
                continue;
            }
            String path = below + shown.get(name);
            if (child.isDirectory()) {
                collect(storage, child.getPath(), path + "/", found);
            } else {
                found.add(new FoundFile(
                        path,
                        child.getPath().toUri().toString(),
                        child.getLen(),
                        Instant.ofEpochMilli(child.getModificationTime())));
            }
        }
    }

    private static boolean isLeftOut(String name, String below) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("_")
                || name.startsWith("~$")
                || NOTES.contains(ending)
                || (below.isEmpty() && NOT_DOCUMENTS.contains(name));
    }
}
