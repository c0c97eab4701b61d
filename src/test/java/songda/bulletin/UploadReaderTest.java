package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class UploadReaderTest {
  @Test
  void aLargeTextIsReadWhileTheEventLoopGoesOn() {
    Vertx vertx = Vertx.vertx();
    byte[] large = "这一段很长，说的是快递业的精神文明建设。\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    UploadReader reader = new UploadReader(vertx);
    List<String> order = new CopyOnWriteArrayList<>();
    Promise<Void> done = Promise.promise();
    vertx.runOnContext(
        start -> {
          reader
              .read(new Upload("大.txt", large), false)
              .onSuccess(
                  answer -> order.add(answer.fold(read -> "read", refusal -> refusal.code())))
              .<Void>mapEmpty()
              .onComplete(done);
          vertx.runOnContext(next -> order.add("the loop went on"));
        });
    await(done.future());
    assertThat(order).containsExactly("the loop went on", "bulletin.unreadable");
    await(vertx.close());
  }
}
