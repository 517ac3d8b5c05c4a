package dev.groundwork.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.ingest.failure.RejectedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.0.1",
                "172.16.9.9",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "224.0.0.1",
                "255.255.255.255"
            })
    void addressesOfOurOwnNetworksArePrivate(String address) throws UnknownHostException {
        assertThat(AddressRule.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "2606:2800:220:1::1", "100.128.0.1"})
    void addressesOfTheInternetAreNot(String address) throws UnknownHostException {
        assertThat(AddressRule.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void aPrivateAddressIsRefusedUnlessAllowed() {
        var uri = URI.create("https://127.0.0.1/x");
        assertThatThrownBy(() -> new AddressRule(false).check(uri)).isInstanceOf(RejectedException.class);
        new AddressRule(true).check(uri);
    }
}
