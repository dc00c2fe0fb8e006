#include "stories/story.h"

namespace stories {

std::vector<Story> all() {
  return {{"branch_office", branch_office()},
          {"certificate_failures", certificate_failures()},
          {"damaged", damaged()},
          {"every_event", every_event()},
          {"forwarded", forwarded()},
          {"psk_mismatch", psk_mismatch()},
          {"taken_back", taken_back()}};
}

}  // namespace stories
