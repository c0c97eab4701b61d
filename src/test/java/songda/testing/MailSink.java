package songda.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on a free port of the loopback; refuses what it was told to refuse, once. */
public final class MailSink implements AutoCloseable {
  /** One mail as it came over the wire. */
  public record Mail(String from, String to, String source) {
    /** Its subject, decoded. */
    public String subject() {
      try {
        return parsed().getSubject();
      } catch (MessagingException e) {
        throw new AssertionError(source, e);
      }
    }

    /** Its text for people, decoded. */
    public String text() {
      try {
        return plain(parsed());
      } catch (MessagingException | IOException e) {
        throw new AssertionError(source, e);
      }
    }

    private MimeMessage parsed() throws MessagingException {
      byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
      return new MimeMessage((Session) null, new ByteArrayInputStream(bytes));
    }

    private static String plain(Part part) throws MessagingException, IOException {
      Object content = part.getContent();
      // The text comes before the HTML, and both before the attachment.
      return content instanceof Multipart parts
          ? plain(parts.getBodyPart(0))
          : String.valueOf(content);
    }
  }

  private record Refusal(int code, String text) {}

  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Refusal>> refusals = new ConcurrentHashMap<>();
  private final int port = freePort();
  private final SMTPServer server =
      SMTPServer.port(port)
          .bindAddress(InetAddress.getLoopbackAddress())
          .messageHandlerFactory(Receiving::new)
          .build();

  /** Starts listening. */
  public MailSink() {
    server.start();
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Answers the next mail to an address with a refusal. */
  public void refuseNext(String to, int code, String text) {
    refusals.computeIfAbsent(to, key -> new ConcurrentLinkedDeque<>()).add(new Refusal(code, text));
  }

  /** What came in, in order. */
  public List<Mail> mails() {
    return List.copyOf(mails);
  }

  @Override
  public void close() {
    server.stop();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Receiving implements MessageHandler {
    private String from = "";
    private String to = "";

    Receiving(MessageContext context) {}

    @Override
    public void from(String sender) {
      from = sender;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      to = recipient;
      Deque<Refusal> waiting = refusals.get(recipient);
      Refusal refusal = waiting == null ? null : waiting.poll();
      if (refusal != null) {
        throw new RejectException(refusal.code(), refusal.text());
      }
    }

    @Override
    public String data(InputStream data) throws IOException {
      mails.add(new Mail(from, to, new String(data.readAllBytes(), StandardCharsets.UTF_8)));
      return null;
    }

    @Override
    public void done() {}
  }
}
