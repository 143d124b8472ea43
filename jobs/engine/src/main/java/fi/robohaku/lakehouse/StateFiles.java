package fi.robohaku.lakehouse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files that runs keep beside the tables to spare themselves work; without them a run does that work again. */
public final class StateFiles {
    private static final Map<String, String> DONE_AGAIN = Map.of(
            "marts.json",
            "every mart is computed anew",
            TaxonomyTable.FILE,
            "the words of the taxonomies are compared one by one");

    private StateFiles() {}

    /**
     * Removes those that are cut short or were changed.
     *
     * @return what is done again for each, in sentences
     */
    public static List<String> removeUnreadable(Warehouse warehouse) throws IOException {
        List<String> notices = new ArrayList<>();
        for (Map.Entry<String, String> kept : DONE_AGAIN.entrySet()) {
            StateFile file = StateFile.of(warehouse, kept.getKey());
            try {
                file.read(JsonNode.class);
            } catch (StateFile.UnreadableStateException e) {
                file.delete();
                notices.add(e.getMessage() + "; " + kept.getValue());
            }
        }
        return notices;
    }
}
