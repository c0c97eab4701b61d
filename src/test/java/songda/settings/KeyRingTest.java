package songda.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static songda.testing.TestDatabase.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songda.database.Installation;
import songda.testing.TestDatabase;

/** A key is made once, and never in the place of one that is missing. */
class KeyRingTest {
  @TempDir Path directory;

  @Test
  void whatWasMadeOnceIsReadAgain() throws IOException {
    assertThat(KeyRing.load(directory).ids()).isEqualTo(KeyRing.load(directory).ids()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proof.ed25519.pub", "proof.ed25519", "seal.ed25519.pub"})
  void halfAPairIsAskedForAndTheOtherHalfIsKept(String lost) throws IOException {
    KeyRing made = KeyRing.load(directory);
    Path aside = directory.resolve("aside");
    Files.move(directory.resolve(lost), aside);
    assertThatThrownBy(() -> KeyRing.load(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(lost)
        .hasMessageContaining("put it back");
    Files.move(aside, directory.resolve(lost));
    assertThat(KeyRing.load(directory).ids()).isEqualTo(made.ids());
  }

  @Test
  void aDatabaseRefusesTheKeysOfAnotherInstallation() throws IOException {
    KeyRing first = KeyRing.load(directory);
    KeyRing other = KeyRing.load(directory.resolve("other"));
    try (TestDatabase test = TestDatabase.create()) {
      Installation installation = new Installation(test.database());
      await(installation.refuseOtherKeys(other.ids()));
      await(installation.tieTo(first.ids()));
      await(installation.tieTo(first.ids()));
      assertThatThrownBy(() -> await(installation.tieTo(other.ids())))
          .hasMessageContaining("are not the ones of this database (fingerprint.key)");
      assertThatThrownBy(() -> await(installation.refuseOtherKeys(other.ids())))
          .hasMessageContaining("keys.dir");
    }
  }
}
