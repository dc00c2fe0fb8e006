#include "timeline/check.h"

#include <array>

#include "timeline/checks/credentials.h"
#include "timeline/checks/dos_prevention.h"
#include "timeline/checks/failure_burst.h"
#include "timeline/checks/failure_points.h"
#include "timeline/checks/flapping.h"
#include "timeline/checks/invalid_packets.h"
#include "timeline/checks/logging_stopped.h"
#include "timeline/checks/no_extended_mode.h"
#include "timeline/checks/occurrences.h"
#include "timeline/checks/peer_against_hosts.h"
#include "timeline/checks/peers_against_host.h"
#include "timeline/checks/record_gaps.h"
#include "timeline/checks/records_lost.h"
#include "timeline/checks/time_backwards.h"
#include "timeline/checks/time_changed.h"
#include "timeline/checks/weak_algorithms.h"

namespace timeline {
namespace {

constexpr std::array<KnownCheck, 21> kChecks{{
    {"failure-burst", "many failures with one peer in a short time", failure_burst},
    {"peer-against-hosts", "one peer fails on many computers", peer_against_hosts},
    {"peers-against-host", "many peers fail on one computer", peers_against_host},
    {"pre-shared-key-failures", "failures by pre-shared key, credentials not accepted",
     pre_shared_key_failures},
    {"certificate-failures", "failures for reasons that lie with certificates",
     certificate_failures},
    {"invalid-packet-burst", "many invalid packets from one peer (4976, 4977, 4978)",
     invalid_packet_burst},
    {"dos-prevention", "IKE DoS-prevention mode, from when to when (4646)", dos_prevention},
    {"service-not-started", "IKEEXT was not running (5453)", service_not_started},
    {"log-cleared", "the audit log was cleared (1102)", log_cleared},
    {"logging-stopped", "the log service shut down (1100), and no start-up (4608) is next",
     logging_stopped},
    {"audit-removed", "success or failure auditing of an IPsec subcategory was removed (4719)",
     audit_removed},
    {"record-gaps", "record numbers that a log skips, or whose records cannot be read",
     record_gaps},
    {"records-lost",
     "what a log held before all records that were read, or behind them, and files of which "
     "nothing, not each row or not each part could be read",
     records_lost},
    {"time-backwards", "a later record of a log has an earlier time", time_backwards},
    {"time-changed", "the clock was set to another time (4616)", time_changed},
    {"flapping", "SAs of one pair of addresses come and go", flapping},
    {"weak-cipher", "SAs that use DES or 3DES", weak_cipher},
    {"weak-integrity", "SAs that use MD5", weak_integrity},
    {"weak-dh-group", "SAs that use Diffie-Hellman group 1 or 2", weak_dh_group},
    {"no-extended-mode", "SAs without Extended Mode where others have it", no_extended_mode},
    {"failure-points", "how many failures lie at the local and the remote end", failure_points},
}};

}  // namespace

std::span<const KnownCheck> known_checks() { return kChecks; }

}  // namespace timeline
