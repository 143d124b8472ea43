/**
 * Documents out of templates: empty templates, and the sample set that stands in {@code data-samples/}, made from the
 * published figures there and, where nothing is published, from a recorded seed.
 */
package fi.robohaku.samples;
