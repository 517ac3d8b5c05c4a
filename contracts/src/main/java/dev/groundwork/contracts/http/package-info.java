/** The HTTP bodies that one service of the suite reads from another. */
package dev.groundwork.contracts.http;
