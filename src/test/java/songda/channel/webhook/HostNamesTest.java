package songda.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostNamesTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2022-05-27T06:00:00Z"));

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  void aNameIsAskedOnceForAllWhoWaitAndBelievedForHalfAMinute() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    HostNames names =
        new HostNames(
            vertx,
            now::get,
            name -> {
              asked.incrementAndGet();
              try {
                go.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return new InetAddress[] {InetAddress.getByAddress(new byte[] {8, 8, 8, 8})};
            });
    List<Future<List<InetAddress>>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(names.of("a.example"));
    }
    go.countDown();
    await(Future.all(all));
    assertThat(asked).hasValue(1);
    now.set(now.get().plusSeconds(29));
    await(names.of("a.example"));
    assertThat(asked).hasValue(1);
    now.set(now.get().plusSeconds(2));
    assertThat(await(names.of("a.example")).get(0).getHostAddress()).isEqualTo("8.8.8.8");
    assertThat(asked).hasValue(2);
  }

  @Test
  void aFailureIsBelievedForFiveSecondsAndALiteralAsksNobody() {
    HostNames names =
        new HostNames(
            vertx,
            now::get,
            name -> {
              asked.incrementAndGet();
              throw new UnknownHostException(name);
            });
    Future<List<InetAddress>> first = names.of("no.example");
    await(first.otherwiseEmpty());
    assertThat(first.cause()).isInstanceOf(UnknownHostException.class);
    await(names.of("no.example").otherwiseEmpty());
    assertThat(asked).hasValue(1);
    now.set(now.get().plusSeconds(6));
    await(names.of("no.example").otherwiseEmpty());
    assertThat(asked).hasValue(2);
    assertThat(names.of("192.0.2.7").result().get(0).getHostAddress()).isEqualTo("192.0.2.7");
    assertThat(names.of("[2001:db8::1]").result().get(0).getHostAddress())
        .isEqualTo("2001:db8:0:0:0:0:0:1");
    assertThat(asked).hasValue(2);
  }
}
