/** The books: who asked what and which documents were used, and what it cost. */
package dev.groundwork.query.ledger;
