// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "engines/typesetting/document.hpp"
#include "kernel/base/time.hpp"

// The XML parts of a Word file, each a whole document of its own.
namespace samskap::typesetting {

std::string content_types_part();
std::string package_relations_part();
std::string document_relations_part();
std::string body_part(const Document& document);
std::string styles_part(const Document& document);
std::string numbering_part();
std::string settings_part(const Document& document);
std::string footer_part(const Document& document);
std::string core_properties_part(const Document& document, Instant made_at);
std::string program_properties_part();

}  // namespace samskap::typesetting
