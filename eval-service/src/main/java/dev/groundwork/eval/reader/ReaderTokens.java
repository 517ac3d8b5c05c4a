package dev.groundwork.eval.reader;

/**
 * Where a run gets the real tokens of its readers from. Besides the password grant of a test realm, a production setup can implement this with
 * token exchange.
 */
public interface ReaderTokens {

    /**
     * A token with which the reader asks, valid for some time yet.
     *
     * @throws dev.groundwork.eval.problem.CallFailure with the code READER_UNKNOWN when this tenant has no such reader, TOKEN_REFUSED or
     *     TOKEN_UNAVAILABLE when there is none to be had
     */
    ReaderToken token(String tenant, String reader);
}
