/** Who may connect to a server, and over which address: users and their tokens, certificates, ports. */
package fi.robohaku.serve.auth;
