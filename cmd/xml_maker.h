#pragma once

#include <span>

#include "cmd/console.h"
#include "cmd/log_options.h"
#include "evtx/libevtx/xml.h"
#include "timeline/batch.h"

namespace cmd {

/// How libevtx is called on what these sources hold, which is not to end the command if libevtx
/// crashes on it or comes to no end. To be kept until all is read and not longer; nothing is put
/// out before.
///
/// Files that can be read again are read in a copy of the process, in which this returns and
/// libevtx is called without a detour. If the copy crashes, or a record takes libevtx too long, it
/// returns in the original, which says so and has libevtx in processes of its own: then such a
/// record costs its second opinion. Of a pipe there are those processes from the beginning.
///
/// Where the command may not fork, or no process is to be had before the first crash, libevtx is
/// called in this one. Throws Error if none is to be had after it.
evtx::libevtx::XmlMaker xml_maker(std::span<const timeline::Source> sources,
                                  const LogOptions& options, const Console& console);

}  // namespace cmd
