package dev.groundwork.query.answer;

import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.DocumentVersion;
import java.util.Collection;

/** Asks permissions-service for the one reader an answer is made for. */
@FunctionalInterface
interface Check {

    CheckResult of(Collection<DocumentVersion> documents);
}
