/**
 * SQL for people. {@code session} makes read-only sessions, {@code catalog} describes the tables, {@code shell} is the
 * shell, and {@code server} opens the tables to other programs: {@code auth} says who may connect, {@code query} leads
 * each query through its life, {@code connect} and {@code flight} speak the two protocols, {@code web} is a page for a browser.
 */
package fi.robohaku.serve;
