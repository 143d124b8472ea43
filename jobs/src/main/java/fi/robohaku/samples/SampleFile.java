package fi.robohaku.samples;

/**
 * A file of the sample set.
 *
 * @param path below {@code data-samples/}
 */
record SampleFile(String path, byte[] content) {}
