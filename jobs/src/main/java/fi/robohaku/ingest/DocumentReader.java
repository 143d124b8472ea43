package fi.robohaku.ingest;
import fi.robohaku.contracts.Schemas;
public final class DocumentReader { public DocumentReader(Schemas s) {} public DocumentReading read(String p, byte[] c) { throw new UnsupportedOperationException(); } }
