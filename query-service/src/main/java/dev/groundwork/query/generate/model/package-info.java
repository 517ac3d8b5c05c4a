/** A model at its OpenAI-compatible endpoint: what it is told and how it replies. */
package dev.groundwork.query.generate.model;
