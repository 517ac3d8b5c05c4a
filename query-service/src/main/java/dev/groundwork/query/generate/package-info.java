/** Question and passages in, cited text out: by a model when one is configured, else by the passages' own sentences. */
package dev.groundwork.query.generate;
