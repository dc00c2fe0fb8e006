// Catch2 2 wants its main compiled once; with Catch2 3 this file is not built.
#define CATCH_CONFIG_MAIN
#include "testing.h"
