/** The one access to PostgreSQL. */
package dev.groundwork.query.database;
