// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include "tests/world/mixed_documents.hpp"

// write_documents FOLDER DOCUMENTS SCANS SEED
int main(int argument_count, char** arguments) {
    if (argument_count != 5) return 2;
    samskap::tests::write_mixed(arguments[1],
                                {.documents = std::atoi(arguments[2]),
                                 .scans = std::atoi(arguments[3]),
                                 .seed = static_cast<std::uint32_t>(std::atoi(arguments[4]))});
    return 0;
}
