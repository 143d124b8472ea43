package fi.robohaku.documents;

/**
 * How deep the elements of an XML part stand inside each other, told byte by byte. Whether the part is well formed is for
 * its parser to say.
 */
final class XmlLevels {
    private enum State {
        TEXT,
        TAG_BEGINS,
        START_TAG,
        OTHER_TAG
    }

    private State state = State.TEXT;
    private int quote;
    private byte before;
    private int level;
    private int deepest;

    /** The most elements that stood inside each other so far. */
    int deepest() {
        return deepest;
    }

    void add(byte one) {
        switch (state) {
            case TEXT -> state = one == '<' ? State.TAG_BEGINS : State.TEXT;
            case TAG_BEGINS -> begin(one);
            case START_TAG -> addToStartTag(one);
            case OTHER_TAG -> state = one == '>' ? State.TEXT : State.OTHER_TAG;
        }
        before = one;
    }

    private void begin(byte one) {
        if (one == '/') {
            level = Math.max(0, level - 1);
        }
        boolean isStart = one != '/' && one != '!' && one != '?';
        if (isStart) {
            level++;
            deepest = Math.max(deepest, level);
        }
        state = isStart ? State.START_TAG : State.OTHER_TAG;
        quote = 0;
    }

    /** A tag that ends with a stroke is an element without content; one between quotes ends nothing. */
    private void addToStartTag(byte one) {
        if (quote != 0) {
            quote = one == quote ? 0 : quote;
        } else if (one == '"' || one == '\'') {
            quote = one;
        } else if (one == '>') {
            level -= before == '/' ? 1 : 0;
            state = State.TEXT;
        }
    }
}
