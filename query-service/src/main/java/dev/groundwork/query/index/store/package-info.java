/** The points of the index as Qdrant holds them: collections, payloads, writes. */
package dev.groundwork.query.index.store;
