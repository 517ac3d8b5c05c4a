package dev.groundwork.ingest.source;

import dev.groundwork.ingest.failure.Dependency;
import dev.groundwork.ingest.failure.PassingException;
import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Keeps a document's URI from reaching into our own network: all addresses of its host must be public ones. */
final class AddressRule {

    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int UNIQUE_LOCAL = 0xfc;

    private final boolean allowPrivate;

    AddressRule(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** @throws RejectedException ADDRESS_REFUSED */
    void check(URI uri) {
        if (uri.getHost() == null) {
            throw new RejectedException(RejectionCode.UNSUPPORTED_URI, "The URI names no host.");
        }
        if (allowPrivate) {
            return;
        }
        try {
            for (var address : InetAddress.getAllByName(uri.getHost())) {
                if (isPrivate(address)) {
                    throw new RejectedException(
                            RejectionCode.ADDRESS_REFUSED,
                            "The URI leads to a private address: upload the file, or send a public URI.");
                }
            }
        } catch (UnknownHostException e) {
            throw new PassingException(Dependency.DOWNLOAD, "UNKNOWN_HOST", "The host of the URI is not known.", e);
        }
    }

    static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isSharedOrReserved(address.getAddress())
                || (address instanceof Inet6Address && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL);
    }

    /** 0.0.0.0/8, 100.64.0.0/10 (carrier NAT) and 240.0.0.0/4. */
    private static boolean isSharedOrReserved(byte[] bytes) {
        if (bytes.length != 4) {
            return false;
        }
        var first = bytes[0] & 0xff;
        return first == 0 || first >= 240 || (first == 100 && (bytes[1] & 0xc0) == 64);
    }
}
