/** The index and its protocol: how versions are written, switched, read and swept so that a reader sees the old or the new document, never a mix, never nothing. */
package dev.groundwork.query.index;
