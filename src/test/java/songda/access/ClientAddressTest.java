package songda.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
  private final ClientAddress address = new ClientAddress(List.of("10.0.0.1", "10.0.0.2"));

  @Test
  void withoutAProxyTheHeaderIsNotBelieved() {
    assertThat(address.of("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
    assertThat(new ClientAddress(List.of()).of("10.0.0.1", List.of("198.51.100.1")))
        .isEqualTo("10.0.0.1");
  }

  @Test
  void theLastHopThatIsNoProxyOfOursIsTheClient() {
    assertThat(address.of("10.0.0.1", List.of("192.0.2.7, 198.51.100.1, 10.0.0.2")))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void aHeaderOfTheClientsOwnBeforeTheProxysIsNotBelieved() {
    assertThat(address.of("10.0.0.1", List.of("192.0.2.7", "198.51.100.1")))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void whatIsNoAddressIsNotTaken() {
    assertThat(address.of("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    assertThat(address.of("10.0.0.1", List.of(" , "))).isEqualTo("10.0.0.1");
    assertThat(address.of("10.0.0.1", List.of("x".repeat(46)))).isEqualTo("10.0.0.1");
  }
}
