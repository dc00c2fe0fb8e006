#include "stories/story.h"

namespace stories {

std::vector<Story> all() {
  return {{"both_ends_vpn1", both_ends_vpn1()},
          {"both_ends_vpn2", both_ends_vpn2()},
          {"branch_office", branch_office()},
          {"brute_force", brute_force()},
          {"certificate_failures", certificate_failures()},
          {"cleared_log", cleared_log()},
          {"cut_short", cut_short()},
          {"damaged", damaged()},
          {"dos_period", dos_period()},
          {"every_event", every_event()},
          {"extended_mode", extended_mode()},
          {"flapping", flapping()},
          {"forwarded", forwarded()},
          {"healthy_week", healthy_week()},
          {"old_algorithms", old_algorithms()},
          {"psk_mismatch", psk_mismatch()},
          {"reboot", reboot()},
          {"rollover", rollover()},
          {"rollover_archive", rollover_archive()},
          {"scan", scan()},
          {"taken_back", taken_back()}};
}

}  // namespace stories
