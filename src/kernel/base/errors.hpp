// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <stdexcept>
#include <string>
#include <tl/expected.hpp>

// Does the request go on? Then a value: Expected or optional. Does it end? Then one of these
// exceptions, caught in one place. Can it not happen? Then ensure().
namespace samskap {

template <class Value, class Refusal>
using Expected = tl::expected<Value, Refusal>;
using tl::unexpected;

// There is no such thing, or this viewer may not know that there is. Answer 404.
struct NotFound : std::runtime_error {
    NotFound() : std::runtime_error("not found") {}
};
// Known to exist, but one must sign in first. Answer: the sign-in page.
struct SignInNeeded : std::runtime_error {
    SignInNeeded() : std::runtime_error("sign in") {}
};
// Signed in, sees the thing, may not do this. Answer 403.
struct Forbidden : std::runtime_error {
    Forbidden() : std::runtime_error("forbidden") {}
};
// The machine failed us: disk, database, a broken file of our own. Answer 500, logged with an id.
struct Fault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

[[noreturn]] void broken(const char* why, const char* file, int line);

// States what must hold. A breach throws Fault with the place and the reason.
#define ensure(condition, why) \
    ((condition) ? static_cast<void>(0) : ::samskap::broken((why), __FILE__, __LINE__))

}  // namespace samskap
