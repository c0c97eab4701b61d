package songda.ledger;

import java.util.List;
import java.util.Map;

/**
 * How much waits (待我办理).
 *
 * @param groups by group, every one of {@link #GROUPS}
 * @param awaited units whose signature is awaited, over all dispatches
 */
public record Agenda(Map<String, Long> groups, long awaited) {
  /** 待核对, 待复核, 待分送, 发送失败, 退回. */
  public static final List<String> GROUPS =
      List.of("draft", "submitted", "approved", "failed", "returned");

  public Agenda {
    groups = Map.copyOf(groups);
  }

  /** How many of a group. */
  public long of(String group) {
    return groups.getOrDefault(group, 0L);
  }

  /** Whether nothing waits and nothing is awaited. */
  public boolean isEmpty() {
    return awaited == 0 && groups.values().stream().allMatch(n -> n == 0);
  }
}
