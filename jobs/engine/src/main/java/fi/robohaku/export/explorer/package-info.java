/** The explorer: one page of all rounds, a list for each kind of subject and a card for each subject. */
package fi.robohaku.export.explorer;
