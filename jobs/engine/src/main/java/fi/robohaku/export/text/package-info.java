/** How values and sentences are worded in Finnish, Swedish and English: one formatter, one catalogue of messages. */
package fi.robohaku.export.text;
