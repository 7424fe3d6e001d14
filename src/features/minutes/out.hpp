// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "engines/typesetting/document.hpp"
#include "features/minutes/meeting_views.hpp"

// Minutes out again: for the registry, for paper, for another program.
namespace samskap::minutes {

enum class Shape { text, docx, pdf };
std::string_view media_type(Shape shape);
// "Utvecklingsgruppen 2026-09-03.pdf"; the open copy says so in its name.
std::string file_name(const web::Request& request, const Minutes& minutes, Shape shape);
typesetting::Document document_of(const web::Request& request, const Minutes& minutes);
// The bytes of the file. The same minutes give the same bytes, whenever they are fetched.
std::string set_in_type(const web::Request& request, const Minutes& minutes, Shape shape);

}  // namespace samskap::minutes
