#pragma once

#include "events/field.h"
