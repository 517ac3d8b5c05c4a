package dev.groundwork.embedded.qdrant;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where the server listens and whom it lets in.
 *
 * @param port 0 for a free one
 * @param apiKey what every call must present; empty when nobody needs a key, which only the loopback interface allows
 */
public record Endpoint(String host, int port, String apiKey) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int LAST_PORT = 65_535;

    /** The variable of the key's process, the same as Qdrant's own: arguments can be read by every user of the machine. */
    public static final String KEY_VARIABLE = "QDRANT__SERVICE__API_KEY";

    public Endpoint {
        if (!apiKey.chars().allMatch(letter -> letter > ' ' && letter <= '~')) {
            throw new IllegalArgumentException(
                    "An API key is printable ASCII without blanks: no client can send another");
        }
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("No port: " + port);
        }
        if (!address(host).isLoopbackAddress() && apiKey.isEmpty()) {
            throw new IllegalArgumentException("Without an API key the embedded Qdrant does not listen on " + host
                    + ". Set " + KEY_VARIABLE + ", or leave the host out to listen on the loopback interface.");
        }
    }

    /** On the loopback interface, open to every process of this machine. */
    public static Endpoint loopback(int port) {
        return new Endpoint(LOOPBACK, port, "");
    }

    public Endpoint withApiKey(String key) {
        return new Endpoint(host, port, key);
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(address(host), port);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("No address of this machine: " + host, e);
        }
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
