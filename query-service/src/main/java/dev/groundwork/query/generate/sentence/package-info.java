/** The sentences, list items and rows of passages, and how well each answers a question. */
package dev.groundwork.query.generate.sentence;
