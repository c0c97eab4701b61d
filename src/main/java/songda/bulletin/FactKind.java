package songda.bulletin;

import java.util.Locale;

/**
 * What a printed fact of a bulletin says (domain.md §1.1, §2.1). Those with words are tails: they
 * stand behind one of their words and a colon.
 */
public enum FactKind {
  /** The bulletin's name. */
  NAME(""),
  /** 第N期. */
  ISSUE(""),
  /** 总第N期. */
  ISSUE_TOTAL(""),
  /** 增刊. */
  EXTRA(""),
  /** The year of the issue number. */
  YEAR(""),
  /** 文号, its value with 〔〕. */
  DOCUMENT_NUMBER(""),
  /** 印发日期 of the masthead. */
  ISSUED_ON(""),
  /** 特急, 加急. */
  URGENCY(""),
  /** 密级 or an internal mark. */
  CLASSIFICATION(""),
  /** 目录, 本期要目: the titles it lists. */
  CONTENTS(""),
  /** Who made the bulletin. */
  ISSUER("编制单位 编印单位 主办单位 主办 发文单位"),
  /** Who did the work for the issuer. */
  MAKER("承办单位 主管单位 印刷单位 编发 编印"),
  /** 签发时间. */
  SIGNED_ON("签发时间 签发日期"),
  /** 签发人. */
  SIGNED_BY("签发 签发人"),
  /** 编辑. */
  EDITOR("编辑 责任编辑 本期编辑 执行编辑 责编 主编 总编 编审"),
  /** 审核, 校对. */
  REVIEWER("审核 审核人 审签 审定 核稿 校核 校对 校对人 责任校对 分析"),
  /** 撰稿, 供稿, 打字. */
  WRITER("撰稿 供稿 拟稿 拟稿人 打字 打印 录入 录入员 信息来源"),
  /** 联系人. */
  CONTACT("联系人 联系方式 联系单位 信息员 值班员 带班领导"),
  /** 联系电话. */
  PHONE("电话 联系电话 值班电话 办公电话 传真"),
  /** 邮箱, 网址. */
  MAILBOX("投稿邮箱 电子邮箱 邮箱 网址 网站 微信公众号"),
  /** 地址. */
  ADDRESS("地址 联系地址 编辑部地址 邮编 邮政编码"),
  /** 主题词. */
  SUBJECT_WORDS("主题词 关键词"),
  /** 附件. */
  ATTACHMENT("附件 附 附件下载地址 注 备注"),
  /** 公开方式. */
  PUBLICITY("公开方式 公开属性 是否公开 信息公开选项"),
  /** 存档. */
  ARCHIVE("存档 存 存查 归档"),
  /** 共印N份. */
  COPIES(""),
  /** 印发机关. */
  PRINTER("印发机关 印发单位"),
  /** 印发日期 of the printer line. */
  PRINTED_ON("");

  private final String words;

  FactKind(String words) {
    this.words = words;
  }

  /** The tail words, parted by spaces; none for facts that have no word of their own. */
  String words() {
    return words;
  }

  /** The word in JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #text()} back; an unknown word is a bug and throws IllegalArgumentException. */
  static FactKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** What people call it, in Chinese or English. */
  public String label(Locale locale) {
    return NoticeSentences.bundle(locale).getString("fact." + text());
  }
}
