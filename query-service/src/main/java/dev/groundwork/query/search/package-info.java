/** Question in, permitted passages out. */
package dev.groundwork.query.search;
