/** What is announced on index-updated, joined to its commit. */
package dev.groundwork.query.index.outbox;
