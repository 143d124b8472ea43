/**
 * A page of the tables for people who have no SQL program: {@link fi.robohaku.serve.web.WebServer} listens,
 * {@link fi.robohaku.serve.web.RequestHandler} admits requests and leads each to its {@link fi.robohaku.serve.web.Page}.
 */
package fi.robohaku.serve.web;
