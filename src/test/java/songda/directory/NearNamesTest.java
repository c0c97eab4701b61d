package songda.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NearNamesTest {
  private static final List<NearNames.Name> NAMES =
      List.of(
          new NearNames.Name(1, "上海市建交系统文明办"),
          new NearNames.Name(2, "上海市文明办"),
          new NearNames.Name(3, "上海市建设和交通工作委员会办公室"),
          new NearNames.Name(4, "某某速递有限公司"),
          new NearNames.Name(5, "上海市建交党委办公厅"),
          new NearNames.Name(5, "上海市建交党委办"));

  @Test
  void theNearestComesFirstEachUnitOnceAndStrangersNot() {
    assertThat(NearNames.rank("上海市建交党委办公室", NAMES, 10))
        .extracting(NearName::unitId)
        .containsExactly(5L, 3L, 1L, 2L)
        .doesNotContain(4L);
  }

  @Test
  void whatDiffersIsMarked() {
    NearName near = NearNames.rank("上海市建交党委办公室", NAMES, 1).get(0);
    assertThat(marked(near)).isEqualTo("上海市建交党委办公[厅]");
    assertThat(marked(NearNames.rank("上海市文明办", NAMES.subList(0, 1), 1).get(0)))
        .isEqualTo("上海市[建交系统]文明办");
    assertThat(near.name()).isEqualTo("上海市建交党委办公厅");
  }

  @Test
  void theNameItselfIsNoNearMiss() {
    assertThat(NearNames.rank("上海市文明办", NAMES.subList(1, 2), 10)).isEmpty();
  }

  @Test
  void rareCharactersAreOneCharacter() {
    List<NearNames.Name> rare = List.of(new NearNames.Name(1, "𬭚业有限公司"));
    assertThat(marked(NearNames.rank("䶮业有限公司", rare, 1).get(0))).isEqualTo("[𬭚]业有限公司");
  }

  @Test
  void aDirectoryOfManyIsRanked() {
    List<NearNames.Name> many =
        LongStream.range(0, 100_000)
            .mapToObj(i -> new NearNames.Name(i, "第" + i + "邮政管理局文明办"))
            .toList();
    assertThat(NearNames.rank("第77777邮政管理局文明委", many, 5))
        .hasSize(5)
        .first()
        .extracting(NearName::unitId)
        .isEqualTo(77_777L);
  }

  private static String marked(NearName near) {
    return near.parts().stream()
        .map(part -> part.differs() ? "[" + part.text() + "]" : part.text())
        .collect(Collectors.joining());
  }
}
