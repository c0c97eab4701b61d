package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A name printed without the issuer's bureau may be one of its own units. */
class OwnScopeTest {
  @Test
  void theBureauComesBeforeItsInnerOrgansAndTheIssuerAsAWholeLast() {
    assertThat(OwnScope.names("上海市邮政管理局精神文明建设委员会办公室", "文明办"))
        .containsExactly("上海市邮政管理局文明办", "上海市邮政管理局精神文明建设委员会文明办", "上海市邮政管理局精神文明建设委员会办公室文明办");
  }

  @Test
  void aNameThatSaysWhereItBelongsIsNotCompleted() {
    assertThat(OwnScope.names("上海市邮政管理局", "上海市文明办")).isEmpty();
    assertThat(OwnScope.names("上海市邮政管理局", "市文明办")).isEmpty();
  }

  @Test
  void withoutAnIssuerThereIsNothingToCompleteItFrom() {
    assertThat(OwnScope.names(null, "文明办")).isEmpty();
    assertThat(OwnScope.names("", "文明办")).isEmpty();
    assertThat(OwnScope.names("局".repeat(101), "文明办")).isEmpty();
  }
}
