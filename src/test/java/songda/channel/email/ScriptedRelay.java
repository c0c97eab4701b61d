package songda.channel.email;

import static songda.testing.TestDatabase.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A relay that goes along up to one stage and misbehaves there: refuses, falls silent, hangs up, or
 * talks nonsense. It writes down what it was told.
 */
final class ScriptedRelay implements AutoCloseable {
  /** What it does at its stage. */
  enum Manner {
    REFUSES,
    IS_SILENT,
    HANGS_UP,
    TALKS_NONSENSE
  }

  final List<String> told = new CopyOnWriteArrayList<>();
  private final List<NetSocket> sockets = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger taken = new AtomicInteger();
  private final NetServer server;
  private final Stage stage;
  private final Manner manner;
  private final String refusal;
  private final String offers;
  private final @Nullable PemKeyCertOptions key;
  private volatile boolean well;

  /**
   * Starts it.
   *
   * @param stage where it misbehaves; null for nowhere
   * @param refusal its reply there when it refuses
   * @param offers keywords after EHLO, by commas
   * @param key its certificate for STARTTLS; null for none
   */
  ScriptedRelay(
      Vertx vertx,
      @Nullable Stage stage,
      Manner manner,
      String refusal,
      String offers,
      @Nullable PemKeyCertOptions key) {
    this.stage = stage == null ? Stage.CONNECT : stage;
    this.manner = manner;
    this.refusal = refusal;
    this.offers = offers;
    this.key = key;
    NetServerOptions options = new NetServerOptions();
    if (key != null) {
      options.setKeyCertOptions(key);
    }
    server =
        await(vertx.createNetServer(options).connectHandler(this::talk).listen(0, "127.0.0.1"));
  }

  /** One that only refuses. */
  static ScriptedRelay refusing(Vertx vertx, Stage stage, String refusal, String offers) {
    return new ScriptedRelay(vertx, stage, Manner.REFUSES, refusal, offers, null);
  }

  int port() {
    return server.actualPort();
  }

  /** Ends all connections, and takes new ones. */
  void hangUp() throws InterruptedException {
    sockets.forEach(NetSocket::close);
    Thread.sleep(100);
  }

  /** From now on it behaves. */
  void recover() {
    well = true;
  }

  private static final class Talk {
    private final NetSocket socket;
    private boolean data;
    private boolean silent;
    private int lines;

    Talk(NetSocket socket) {
      this.socket = socket;
    }
  }

  private void talk(NetSocket socket) {
    connections.incrementAndGet();
    sockets.add(socket);
    Talk talk = new Talk(socket);
    socket.handler(
        RecordParser.newDelimited(
            "\r\n",
            line -> {
              told.add(line.toString());
              if (!talk.data) {
                command(talk, line.toString().toUpperCase(Locale.ROOT));
              } else if (line.toString().equals(".")) {
                talk.data = false;
                answer(talk, Stage.DOT, talk.lines == 0 ? "554 nobody" : "250 kept as 42");
              } else {
                talk.lines++;
              }
            }));
    answer(talk, Stage.GREETING, "220 relay ESMTP");
  }

  private void command(Talk talk, String line) {
    if (line.startsWith("EHLO")) {
      String keywords = offers.isEmpty() ? "" : offers.replace(",", "\r\n250-") + "\r\n250-";
      answer(talk, Stage.EHLO, "250-relay\r\n250-" + keywords + "\r\n250 HELP");
    } else if (line.startsWith("STARTTLS")) {
      if (key == null) {
        answer(talk, Stage.STARTTLS, "220 go on");
      } else {
        ServerSSLOptions tls = new ServerSSLOptions().setKeyCertOptions(key);
        talk.socket.upgradeToSsl(tls, Buffer.buffer("220 go on\r\n"));
      }
    } else if (line.equals("DATA")) {
      talk.lines = 0;
      talk.data = well || stage != Stage.DATA;
      answer(talk, Stage.DATA, "354 go on");
    } else if (line.startsWith("AUTH LOGIN")) {
      answer(talk, Stage.AUTH, "334 VXNlcm5hbWU6");
    } else if (line.startsWith("AUTH") || line.matches("[A-Z0-9+/=]*")) {
      answer(talk, Stage.AUTH, line.equals("DXNLCG==") ? "334 UGFzc3dvcmQ6" : "235 welcome");
    } else if (line.startsWith("MAIL")) {
      answer(talk, Stage.MAIL, "250 ok");
    } else if (line.startsWith("RCPT")) {
      answer(talk, Stage.RCPT, "250 ok");
    } else {
      talk.socket.write("250 ok\r\n");
    }
  }

  private void answer(Talk talk, Stage now, String reply) {
    NetSocket socket = talk.socket;
    if (well || (now != stage && !talk.silent)) {
      if (now == Stage.DOT && reply.startsWith("250")) {
        taken.incrementAndGet();
      }
      socket.write(reply + "\r\n");
      return;
    }
    if (now != stage) {
      return;
    }
    switch (manner) {
      case REFUSES -> socket.write(refusal + "\r\n");
      case HANGS_UP -> socket.close();
      case TALKS_NONSENSE -> socket.write("HTTP/1.1 400 Bad Request\r\n");
      case IS_SILENT -> talk.silent = true;
    }
  }

  @Override
  public void close() {
    await(server.close());
  }
}
