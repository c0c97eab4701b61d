package songda.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PinyinTest {
  @Test
  void aNameIsReadWholeAndByItsInitials() {
    assertThat(Pinyin.of("顺丰速运")).isEqualTo("shunfengsuyun sfsy");
    assertThat(Pinyin.of("SF（女）2")).contains("sfnv2").contains("sfn2");
    assertThat(Pinyin.of("（）")).isBlank();
  }

  @Test
  void aCharacterReadInSeveralWaysIsFoundByEach() {
    assertThat(Pinyin.of("重庆")).contains("chongqing").contains("zhongqing").contains("cq");
    assertThat(Pinyin.of("银行")).contains("yinhang").contains("yh");
    assertThat(Pinyin.of("长行重乐长行重乐长行重乐").split(" ").length).isLessThanOrEqualTo(16);
  }

  @Test
  void onlyLatinLettersAndDigitsCanBePinyin() {
    assertThat(Pinyin.typed("Shun Feng")).isEqualTo("shunfeng");
    assertThat(Pinyin.typed("xi'an")).isEqualTo("xian");
    assertThat(Pinyin.typed("nü")).isEqualTo("nv");
    assertThat(Pinyin.typed("顺f")).isNull();
  }
}
