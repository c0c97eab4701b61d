package songda.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The demo's mail server: takes every mail on the loopback, keeps it as a file, delivers to nobody.
 */
public final class Mailbox implements AutoCloseable {
  private final Path directory;
  private final List<DemoMail> mails = new CopyOnWriteArrayList<>();
  private final SMTPServer server;
  private final int port;

  /**
   * Opens the mailbox with what it kept before.
   *
   * @throws IOException when the directory cannot be used or no port is free
   */
  public Mailbox(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory);
    readKept();
    port = freePort();
    server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(Receiving::new)
            .build();
    server.start();
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** All mails, oldest first. */
  public List<DemoMail> mails() {
    return List.copyOf(mails);
  }

  /** One mail by its number. */
  public Optional<DemoMail> mail(int number) {
    return mails.stream().filter(mail -> mail.number() == number).findFirst();
  }

  /** The newest mail to an address. */
  Optional<DemoMail> newestTo(String address) {
    return mails.stream().filter(mail -> mail.to().equals(address)).reduce((older, newer) -> newer);
  }

  @Override
  public void close() {
    server.stop();
  }

  private void readKept() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
        String name = file.getFileName().toString();
        int cut = name.indexOf('-');
        int number = Integer.parseInt(name.substring(0, cut));
        String to = name.substring(cut + 1, name.length() - ".eml".length());
        mails.add(DemoMail.read(number, to, Files.readAllBytes(file)));
      }
    }
  }

  private synchronized void keep(String to, byte[] source) throws IOException {
    int number = mails.size() + 1;
    String name = "%05d-%s.eml".formatted(number, to.replaceAll("[^A-Za-z0-9@._-]", "_"));
    Files.write(directory.resolve(name), source);
    mails.add(DemoMail.read(number, to, source));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private final class Receiving implements MessageHandler {
    private String to = "";

    Receiving(MessageContext context) {}

    @Override
    public void from(String sender) {}

    @Override
    public void recipient(String recipient) {
      to = recipient;
    }

    @Override
    public String data(InputStream data) throws IOException {
      keep(to, data.readAllBytes());
      return "kept";
    }

    @Override
    public void done() {}
  }
}
