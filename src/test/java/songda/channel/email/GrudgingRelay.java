package songda.channel.email;

import static songda.testing.TestDatabase.await;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.Locale;

/** A relay that goes along up to one stage and refuses there. */
final class GrudgingRelay implements AutoCloseable {
  private final NetServer server;
  private final String stage;
  private final String refusal;

  /**
   * Starts it.
   *
   * @param stage hello, auth, sender, recipient or data
   * @param refusal its reply there
   */
  GrudgingRelay(Vertx vertx, String stage, String refusal) {
    this.stage = stage;
    this.refusal = refusal;
    server = await(vertx.createNetServer().connectHandler(this::talk).listen(0, "127.0.0.1"));
  }

  int port() {
    return server.actualPort();
  }

  private void talk(NetSocket socket) {
    boolean[] data = {false};
    RecordParser lines =
        RecordParser.newDelimited(
            "\r\n",
            line -> {
              if (!data[0]) {
                socket.write(answer(line.toString().toUpperCase(Locale.ROOT), data) + "\r\n");
              } else if (line.toString().equals(".")) {
                data[0] = false;
                socket.write((stage.equals("data") ? refusal : "250 kept") + "\r\n");
              }
            });
    socket.handler(lines);
    socket.write((stage.equals("hello") ? refusal : "220 relay ESMTP") + "\r\n");
  }

  private String answer(String line, boolean[] data) {
    if (line.startsWith("EHLO")) {
      return "250-relay\r\n250 AUTH PLAIN";
    }
    if (line.startsWith("AUTH")) {
      return stage.equals("auth") ? refusal : "235 welcome";
    }
    if (line.startsWith("MAIL")) {
      return stage.equals("sender") ? refusal : "250 ok";
    }
    if (line.startsWith("RCPT")) {
      return stage.equals("recipient") ? refusal : "250 ok";
    }
    data[0] = line.startsWith("DATA");
    return data[0] ? "354 go on" : "250 ok";
  }

  @Override
  public void close() {
    await(server.close());
  }
}
