/** The marts as one workbook for people. */
package fi.robohaku.export.workbook;
