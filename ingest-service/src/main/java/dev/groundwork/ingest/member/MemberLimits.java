package dev.groundwork.ingest.member;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** Ends what goes on for ever: mails in mails, archives that hold themselves in another wrapping. */
@ApplicationScoped
public class MemberLimits {

    private final MemberConfig config;

    MemberLimits(MemberConfig config) {
        this.config = config;
    }

    /**
     * @param others what the members of the root's other documents amount to
     * @throws RejectedException NESTED_TOO_DEEP or TOO_LARGE
     */
    public void check(MemberTable.Parent parent, List<Member> members, Supplier<MemberTable.Load> others) {
        if (members.isEmpty()) {
            return;
        }
        if (parent.depth() >= config.maxDepth()) {
            throw new RejectedException(
                    RejectionCode.NESTED_TOO_DEEP,
                    "It came in documents in documents, more than " + config.maxDepth()
                            + " deep, and holds more of them: send it by itself.");
        }
        var load = others.get();
        var bytes = members.stream().mapToLong(Member::size).sum();
        if (load.count() + members.size() > config.maxCount() || load.bytes() + bytes > config.maxBytes()) {
            throw new RejectedException(
                    RejectionCode.TOO_LARGE,
                    "The document it came in holds more than " + config.maxCount() + " files or " + config.maxBytes()
                            + " bytes, with all that is in them: send it by itself.");
        }
    }
}
