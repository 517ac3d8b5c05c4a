/** Keeps text of documents data: neither orders to a model nor claims nobody made. */
package dev.groundwork.query.guard;
