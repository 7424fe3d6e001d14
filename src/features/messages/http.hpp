// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

// One POST to a service that the settings name.
namespace samskap::messages {

struct Post {
    std::string url;
    std::string body;
    std::vector<std::string> headers;
};
struct Posted {
    long status = 0;  // 0: nobody answered
    std::string body;
};
// Only https, or http to this machine; no redirects are followed.
Posted post(const Post& what);

}  // namespace samskap::messages
