/**
 * What the tables are called and what they hold, as {@code schemas/} describes them: the data dictionary,
 * {@code information_schema}, and the marts with Finnish and Swedish names.
 */
package fi.robohaku.serve.catalog;
