/** First drafts of contracts, tables and marts of another programme, from the documents that it has. */
package fi.robohaku.drafts;
