/** What one request and one user may take of the service: requests per minute, time per answer. */
package dev.groundwork.query.limit;
