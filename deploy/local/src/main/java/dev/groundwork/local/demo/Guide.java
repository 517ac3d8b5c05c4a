package dev.groundwork.local.demo;

import dev.groundwork.local.suite.Server;
import dev.groundwork.local.suite.Settings;
import java.io.PrintStream;

/** What a newcomer can do next, ready to paste. */
public final class Guide {

    private final Settings settings;

    public Guide(Settings settings) {
        this.settings = settings;
    }

    public void print(PrintStream out) {
        out.println("""
                Groundwork is up.

                  query        %s    answers and searches, API at /q/openapi
                  ingest       %s    documents
                  permissions  %s    who may read what, audit
                  eval         %s    measures quality
                  Keycloak     %s    users alice, bob, carol, olga; password equals the name
                  index        %s    over Qdrant's protocol (gRPC)
                  logs         deploy/local/state/logs

                Upload files and folders, and see how each document ends:

                  deploy/local/ingest PATH ...

                Upload a file of your own and ask about it, as alice:

                  TOKEN=$(deploy/local/token alice)
                  curl -H "Authorization: Bearer $TOKEN" -F 'metadata={"title":"My file"};type=application/json' -F file=@README.md %s/v1/documents
                  curl -H "Authorization: Bearer $TOKEN" '%s/v1/documents?limit=5'
                  curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"question":"How do I run the tests?"}' %s/v1/answers

                Ctrl-C stops everything; documents stay for the next start (--fresh forgets them).
                """.formatted(
                        settings.url(Server.QUERY),
                        settings.url(Server.INGEST),
                        settings.url(Server.PERMISSIONS),
                        settings.url(Server.EVAL),
                        settings.url(Server.KEYCLOAK),
                        settings.index().host() + ":" + settings.index().port(),
                        settings.url(Server.INGEST),
                        settings.url(Server.INGEST),
                        settings.url(Server.QUERY)));
    }
}
