/** The command around a change of the embedding model. */
package dev.groundwork.local.generation;
