// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/minutes/reviews.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/revision.hpp"

namespace samskap::minutes {

ui::Page topic_page(const web::Request& request, const Review& review, const ReviewTopic& topic);
std::vector<ui::Merging> topic_merging(const web::Request& request, const ReviewTopic& topic,
                                       const std::string& title, const std::string& matter);

}  // namespace samskap::minutes
