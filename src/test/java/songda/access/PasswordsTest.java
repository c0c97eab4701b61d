package songda.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  @Test
  void aLoginWithoutAnAccountCostsWhatAWrongPasswordCosts() {
    assertThat(Argon2Function.getInstanceFromHash(Passwords.NOBODY)).isEqualTo(Passwords.ARGON2ID);
  }
}
