/**
 * SQL for people: sessions that answer questions and do nothing else, what the tables say of themselves, the shell and
 * the servers.
 */
package fi.robohaku.serve;
