package fi.robohaku.samples;

/**
 * A file of the sample set.
 *
 * @param path below {@code data-samples/}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; written once and forgotten
record SampleFile(String path, byte[] content) {}
