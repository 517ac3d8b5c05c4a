package dev.groundwork.query.search;

import dev.groundwork.contracts.http.CheckResult;
import dev.groundwork.contracts.http.DocumentVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What remains of the candidates of one retrieval: passages of live versions that the check allows. Nothing is asked twice. */
final class Keeping {

    private final Function<Collection<UUID>, Map<UUID, Long>> liveVersions;
    private final Function<Collection<DocumentVersion>, CheckResult> check;
    private final Set<DocumentVersion> checked = new HashSet<>();
    private final Map<DocumentVersion, Long> revisions = new HashMap<>();

    Keeping(
            Function<Collection<UUID>, Map<UUID, Long>> liveVersions,
            Function<Collection<DocumentVersion>, CheckResult> check) {
        this.liveVersions = liveVersions;
        this.check = check;
    }

    List<Permitted> keep(List<Passage> candidates) {
        var live = live(candidates);
        check(live);
        return live.stream()
                .filter(passage -> revisions.containsKey(passage.documentVersion()))
                .map(passage -> new Permitted(passage, revisions.get(passage.documentVersion())))
                .toList();
    }

    private List<Passage> live(List<Passage> candidates) {
        if (candidates.isEmpty()) {
            return candidates;
        }
        var versions = liveVersions.apply(
                candidates.stream().map(Passage::documentId).distinct().toList());
        return candidates.stream()
                .filter(passage -> Long.valueOf(passage.version()).equals(versions.get(passage.documentId())))
                .toList();
    }

    private void check(List<Passage> passages) {
        var unknown =
                new HashSet<>(passages.stream().map(Passage::documentVersion).toList());
        unknown.removeAll(checked);
        if (!unknown.isEmpty()) {
            check.apply(unknown)
                    .allowed()
                    .forEach(allowed -> revisions.put(allowed.documentVersion(), allowed.revision()));
            checked.addAll(unknown);
        }
    }
}
