package songda.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import songda.bulletin.Relation;
import songda.channel.Channel;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.Outcome;
import songda.channel.Recipient;

class LaneTest {
  private static final Letter LETTER =
      new Letter(
          "简报",
          2022,
          5,
          false,
          "单位",
          LocalDate.EPOCH,
          List.of(),
          "00",
          "",
          "",
          new byte[0],
          "",
          null);
  private final AtomicLong ticks = new AtomicLong();
  private final List<String> started = new ArrayList<>();
  private final List<Promise<Void>> ends = new ArrayList<>();
  private final Lane lane = new Lane(new TwoForAHost(), this::start, ticks::get);

  /** Six at once, two of them to one host; the address is the host. */
  private static final class TwoForAHost implements Channel {
    @Override
    public String name() {
      return "webhook";
    }

    @Override
    public int width() {
      return 6;
    }

    @Override
    public int widthPerHost() {
      return 2;
    }

    @Override
    public String host(Message message) {
      return message.address();
    }

    @Override
    public Future<Outcome> send(Message message) {
      throw new IllegalStateException("the lane asks its owner to send");
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }

  private Future<?> start(Consignment one) {
    started.add(String.valueOf(one.parcel().message().address()));
    Promise<Void> end = Promise.promise();
    ends.add(end);
    return end.future();
  }

  private void enter(String host, int times) {
    for (int i = 0; i < times; i++) {
      Recipient recipient = new Recipient("甲", Relation.SEND, null, "", new UUID(0, 1));
      Message message = new Message(1, i, "original", host, null, LETTER, List.of(recipient));
      Claimed claimed = new Claimed(1, i, 1, 1, "webhook", "original", 1, 1, null);
      lane.enter(new Consignment(claimed, Parcel.of(message), null, new RoundTracker()));
    }
  }

  private void end(String host) {
    for (int i = 0; i < ends.size(); i++) {
      if (started.get(i).equals(host) && ends.get(i).tryComplete()) {
        return;
      }
    }
  }

  private long started(String host) {
    return started.stream().filter(host::equals).count();
  }

  @Test
  void aHostThatHangsHoldsItsShareAndNoMore() {
    enter("hanging", 50);
    enter("quick", 10);
    for (int i = 0; i < 10; i++) {
      end("quick");
    }
    assertThat(started("hanging")).isEqualTo(2);
    assertThat(started("quick")).isEqualTo(10);
  }

  @Test
  void hostsTakeTurns() {
    enter("a", 10);
    enter("b", 10);
    enter("c", 10);
    enter("d", 10);
    assertThat(started).containsExactly("a", "a", "b", "b", "c", "c");
    end("a");
    assertThat(started).endsWith("d");
    end("b");
    assertThat(started).endsWith("a");
  }

  @Test
  void whatWaitsForAHostThatEndsNothingIsGivenBackAndComesAgain() {
    enter("hanging", 5);
    enter("quick", 3);
    ticks.addAndGet(2_000_000_000L);
    end("quick");
    assertThat(lane.takeStuck()).hasSize(3);
    assertThat(lane.take(claimed -> true)).isEmpty();
    enter("hanging", 1);
    end("hanging");
    assertThat(started("hanging")).isEqualTo(3);
    assertThat(lane.takeStuck()).isEmpty();
  }
}
