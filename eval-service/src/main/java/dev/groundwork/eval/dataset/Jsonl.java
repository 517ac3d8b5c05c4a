package dev.groundwork.eval.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.groundwork.eval.problem.ErrorCode;
import dev.groundwork.eval.problem.EvalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Reads a dataset, one case a line. Strict: a misspelt field would silently measure something else. */
final class Jsonl {

    static final int MAX_CASES = 10_000;

    private static final ObjectReader CASE = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .readerFor(EvalCase.class);

    private Jsonl() {}

    /** @throws EvalException INVALID_DATASET naming the first bad line, from 1; empty lines are skipped */
    static List<EvalCase> read(byte[] body) {
        var cases = new ArrayList<EvalCase>();
        var lineOf = new HashMap<String, Integer>();
        int line = 1;
        for (int start = 0; start < body.length; line++) {
            int end = endOfLine(body, start);
            if (!isBlank(body, start, end)) {
                var read = read(body, start, end, line);
                var earlier = lineOf.putIfAbsent(read.id(), line);
                if (earlier != null) {
                    throw bad(line, "the id stands on line " + earlier + " already");
                }
                cases.add(read);
            }
            start = end + 1;
        }
        if (cases.isEmpty()) {
            throw new EvalException(ErrorCode.INVALID_DATASET, "It holds no case: send one JSON object a line.");
        }
        if (cases.size() > MAX_CASES) {
            throw new EvalException(ErrorCode.INVALID_DATASET, "It holds more than " + MAX_CASES + " cases.");
        }
        return cases;
    }

    private static EvalCase read(byte[] body, int start, int end, int line) {
        try {
            EvalCase read = CASE.readValue(body, start, end - start);
            if (read == null) {
                throw bad(line, "it is null");
            }
            return read;
        } catch (ValueInstantiationException e) {
            throw bad(line, e.getCause() == null ? "unreadable" : e.getCause().getMessage());
        } catch (JsonProcessingException e) {
            throw bad(line, e.getOriginalMessage().lines().findFirst().orElse("unreadable"));
        } catch (IOException e) {
            throw bad(line, "it is no UTF-8 text");
        }
    }

    private static int endOfLine(byte[] body, int start) {
        int end = start;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(byte[] body, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isWhitespace(body[i])) {
                return false;
            }
        }
        return true;
    }

    private static EvalException bad(int line, String reason) {
        return new EvalException(ErrorCode.INVALID_DATASET, "line " + line + ": " + reason);
    }
}
