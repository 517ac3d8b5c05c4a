/** Every failure of this service with its code, and its form over HTTP. */
package dev.groundwork.query.problem;
