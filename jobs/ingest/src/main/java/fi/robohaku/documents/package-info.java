/** What a file is: where it was found, its fingerprint, whether it is safe to open. */
package fi.robohaku.documents;
