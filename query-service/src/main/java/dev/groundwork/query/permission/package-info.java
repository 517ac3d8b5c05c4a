/** Who the caller is and what he may read, as permissions-service decides it. */
package dev.groundwork.query.permission;
