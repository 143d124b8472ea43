/**
 * The life of a query, whatever its protocol: {@link fi.robohaku.serve.query.QueryManager} admits it to a slot,
 * {@link fi.robohaku.serve.query.QueryExecution} leads it through the states of
 * {@link fi.robohaku.serve.query.QueryState}, {@link fi.robohaku.serve.query.Limits} bound it, and the audit log holds
 * its end.
 */
package fi.robohaku.serve.query;
