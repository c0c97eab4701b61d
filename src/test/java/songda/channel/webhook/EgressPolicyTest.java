package songda.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {
  private static final EgressPolicy STRICT = new EgressPolicy(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "::1",
        "::",
        "::ffff:10.0.0.1",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001::1",
        "::127.0.0.1"
      })
  void whatIsNotPublicIsRefusedAndTheRefusalNamesTheKey(String address) {
    assertThat(STRICT.refusal(at(address), 443)).get().asString().contains("egress.allow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "1.1.1.1",
        "2606:4700::1111",
        "::ffff:8.8.8.8"
      })
  void publicAddressesPass(String address) {
    assertThat(STRICT.refusal(at(address), 443)).isEmpty();
  }

  @Test
  void anExceptionHoldsForItsPortAlone() {
    EgressPolicy policy = new EgressPolicy(List.of("127.0.0.1/32:9000", "[fd00::/8]:443"));
    assertThat(policy.refusal(at("127.0.0.1"), 9000)).isEmpty();
    assertThat(policy.refusal(at("::ffff:127.0.0.1"), 9000)).isEmpty();
    assertThat(policy.refusal(at("127.0.0.1"), 9001)).isPresent();
    assertThat(policy.refusal(at("127.0.0.2"), 9000)).isPresent();
    assertThat(policy.refusal(at("fd12::1"), 443)).isEmpty();
  }

  @Test
  void anUnreadableExceptionNamesTheKeyAndTheValue() {
    assertThatThrownBy(() -> new EgressPolicy(List.of("localhost:80")))
        .hasMessageContaining("egress.allow")
        .hasMessageContaining("localhost:80");
  }

  private static InetAddress at(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
