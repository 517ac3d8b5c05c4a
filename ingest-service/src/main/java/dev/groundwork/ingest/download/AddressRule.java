package dev.groundwork.ingest.download;

import dev.groundwork.ingest.failure.RejectedException;
import dev.groundwork.ingest.failure.RejectionCode;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Keeps a document's URI from reaching into our own network. It resolves the names for the client, which connects to what is returned
 * here and to nothing else: no name can mean one address when it is checked and another when it is used.
 */
final class AddressRule implements DnsResolver {

    /** IPv4 addresses as an IPv6-only network reaches them (RFC 6052): judged as what they stand for. */
    private static final byte[] NAT64 = HexFormat.of().parseHex("0064ff9b0000000000000000");

    private final Predicate<InetAddress> allowed;
    private final DnsResolver names;

    AddressRule(boolean allowPrivate) {
        this(allowPrivate ? address -> true : AddressRule::isPublic, SystemDefaultDnsResolver.INSTANCE);
    }

    AddressRule(Predicate<InetAddress> allowed, DnsResolver names) {
        this.allowed = allowed;
        this.names = names;
    }

    /** @throws RejectedException ADDRESS_REFUSED when one of the host's addresses is not allowed */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (!Arrays.stream(addresses).allMatch(allowed)) {
            throw new RejectedException(
                    RejectionCode.ADDRESS_REFUSED,
                    "The URI leads to a private address: upload the file, or send a public URI.");
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Java makes an IPv4 address of an IPv4-mapped one by itself. */
    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublicIpv4(bytes);
        }
        if (Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length)) {
            return isPublicIpv4(Arrays.copyOfRange(bytes, NAT64.length, bytes.length));
        }
        return isPublicIpv6(bytes);
    }

    private static boolean isPublicIpv4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> (second & 0xc0) != 64; // carrier NAT
            case 169 -> second != 254; // link-local
            case 172 -> (second & 0xf0) != 16;
            case 192 -> second != 168 && !(second == 0 && bytes[2] == 0); // protocol assignments
            case 198 -> (second & 0xfe) != 18; // benchmarks
            default -> first < 224; // multicast and reserved
        };
    }

    /** Global unicast is 2000::/3; of it, Teredo and 6to4 may carry any IPv4 address within. */
    private static boolean isPublicIpv6(byte[] bytes) {
        int group = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        var teredo = group == 0x2001 && bytes[2] == 0 && bytes[3] == 0;
        var sixToFour = group == 0x2002;
        return (group & 0xe000) == 0x2000 && !teredo && !sixToFour;
    }
}
