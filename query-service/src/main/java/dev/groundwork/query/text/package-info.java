/** Words of texts and questions. */
package dev.groundwork.query.text;
