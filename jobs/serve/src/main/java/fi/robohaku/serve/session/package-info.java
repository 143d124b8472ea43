/**
 * Read-only sessions: {@link fi.robohaku.serve.session.ReadOnlySession} creates them, a plan checker admits only plans
 * that read the tables, and a size limit bounds their results.
 */
package fi.robohaku.serve.session;
