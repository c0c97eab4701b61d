package songda.intake;

import java.text.Normalizer;

/**
 * Some typesetters' text layers name a character's glyph by its radical, such as ⼯ (U+2F2F) for 工.
 * The two look alike and compare as different; the reading has the character of the language.
 */
final class Radicals {
  private static final char FIRST = '\u2E80';
  private static final char LAST_SUPPLEMENT = '\u2EF3';
  private static final char LAST = '\u2FD5';

  /** CJK Radicals Supplement, and the same in {@link #IDEOGRAPHS} (Unicode, UAX #44: EqUIdeo). */
  private static final String SUPPLEMENT =
      "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺴⺶⺹⺺⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳";

  private static final String IDEOGRAPHS =
      "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒㓁冗羊耂肀聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

  private Radicals() {}

  /** The text with each radical replaced by the ideograph it stands for; its length stays. */
  static String unified(String text) {
    StringBuilder unified = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FIRST && c <= LAST) {
        unified = unified == null ? new StringBuilder(text) : unified;
        unified.setCharAt(i, unified(c));
      }
    }
    return unified == null ? text : unified.toString();
  }

  private static char unified(char radical) {
    if (radical > LAST_SUPPLEMENT) {
      return Normalizer.normalize(String.valueOf(radical), Normalizer.Form.NFKC).charAt(0);
    }
    int at = SUPPLEMENT.indexOf(radical);
    return at < 0 ? radical : IDEOGRAPHS.charAt(at);
  }
}
