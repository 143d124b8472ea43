/** What the promise of an application is likely to become, in words and for machines. */
package fi.robohaku.export.forecast;
