// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <boost/json.hpp>
#include <initializer_list>
#include <unordered_map>

#include "engines/assignment/json.hpp"

namespace samskap::assignment {
namespace {

namespace json = boost::json;

using Numbers = std::unordered_map<std::string, std::int32_t>;

std::string_view view(json::string_view text) { return {text.data(), text.size()}; }

// Reads until something is wrong; the first fault is what counts.
class Reader {
public:
    Expected<Problem, std::string> read(std::string_view text) {
        boost::system::error_code error;
        json::parse_options options;
        options.max_depth = 8;
        const auto value =
            json::parse(json::string_view(text.data(), text.size()), error, {}, options);
        if (error) return unexpected<std::string>("it is no JSON: " + error.message());
        if (!value.is_object()) return unexpected<std::string>("it should be one JSON object");
        read_all(value.get_object());
        if (m_fault.empty()) m_fault = what_is_wrong(m_problem);
        if (!m_fault.empty()) return unexpected(m_fault);
        return std::move(m_problem);
    }

private:
    void refuse(std::string words) {
        if (m_fault.empty()) m_fault = std::move(words);
    }

    void read_all(const json::object& file) {
        allow(file, "the file",
              {"mode", "lot", "people", "posts", "groups", "current", "pinned", "forbidden",
               "declined"});
        const auto mode = text(file, "mode", "the file");
        if (!mode.empty() && mode != "fair" && mode != "stable") refuse("mode is fair or stable");
        m_problem.mode = mode == "stable" ? Mode::stable : Mode::fair;
        m_problem.lot = text(file, "lot", "the file");
        // Names first, for each may be spoken of before it stands there.
        name_all(list(file, "people"), "a person", m_problem.people, m_people);
        name_all(list(file, "posts"), "a post", m_problem.posts, m_posts);
        name_all(list(file, "groups"), "a group", m_problem.groups, m_groups);
        for (std::size_t i = 0; i < m_problem.people.size() && m_fault.empty(); ++i)
            read_person(list(file, "people")[i].get_object(), m_problem.people[i]);
        for (std::size_t i = 0; i < m_problem.posts.size() && m_fault.empty(); ++i)
            read_post(list(file, "posts")[i].get_object(), m_problem.posts[i]);
        for (std::size_t i = 0; i < m_problem.groups.size() && m_fault.empty(); ++i)
            read_group(list(file, "groups")[i].get_object(), m_problem.groups[i]);
        read_pairs(file, "current", m_problem.current);
        read_pairs(file, "pinned", m_problem.pinned);
        read_pairs(file, "forbidden", m_problem.forbidden);
        read_pairs(file, "declined", m_problem.forbidden);
    }

    template <class Thing>
    void name_all(const json::array& values, std::string_view kind, std::vector<Thing>& things,
                  Numbers& numbers) {
        for (const auto& value : values) {
            if (!m_fault.empty()) return;
            if (!value.is_object()) return refuse(fmt::format("{} should be an object", kind));
            Thing thing;
            thing.id = text(value.get_object(), "id", kind);
            numbers.emplace(thing.id, static_cast<std::int32_t>(things.size()));
            things.push_back(std::move(thing));
        }
    }

    void read_person(const json::object& object, Person& person) {
        const auto where = "person " + person.id;
        allow(object, where, {"id", "places", "wishes"});
        person.places = number(object, "places", where, 1);
        for (const auto& value : list(object, "wishes")) {
            if (!m_fault.empty()) return;
            Wish wish;
            wish.rank = static_cast<std::int32_t>(person.wishes.size()) + 1;
            if (value.is_object())
                read_wish(value.get_object(), where, wish);
            else
                wish.post = named(value, m_posts, where, "post");
            person.wishes.push_back(wish);
        }
    }

    void read_wish(const json::object& object, const std::string& where, Wish& wish) {
        allow(object, where, {"post", "rank", "cost"});
        const auto* post = object.if_contains("post");
        if (!post) return refuse(where + ": a wish names its post");
        wish.post = named(*post, m_posts, where, "post");
        wish.rank = number(object, "rank", where, wish.rank);
        if (const auto* cost = object.if_contains("cost")) {
            if (!cost->is_int64()) return refuse(where + ": cost should be a whole number");
            wish.cost = cost->get_int64();
        }
    }

    void read_post(const json::object& object, Post& post) {
        const auto where = "post " + post.id;
        allow(object, where, {"id", "places", "group", "order"});
        post.places = number(object, "places", where, 1);
        if (const auto* group = object.if_contains("group"))
            post.group = named(*group, m_groups, where, "group");
        for (const auto& value : list(object, "order")) {
            auto& tier = post.order.emplace_back();
            if (!value.is_array()) {
                tier.push_back(named(value, m_people, where, "person"));
                continue;
            }
            for (const auto& each : value.get_array())
                tier.push_back(named(each, m_people, where, "person"));
        }
    }

    void read_group(const json::object& object, Group& group) {
        const auto where = "group " + group.id;
        allow(object, where, {"id", "least", "most", "part_of"});
        group.least = number(object, "least", where, 0);
        group.most = number(object, "most", where, no_limit);
        if (const auto* whole = object.if_contains("part_of"))
            group.part_of = named(*whole, m_groups, where, "group");
    }

    void read_pairs(const json::object& file, json::string_view field, std::vector<Pair>& pairs) {
        const std::string where(field.data(), field.size());
        for (const auto& value : list(file, field)) {
            if (!m_fault.empty()) return;
            if (!value.is_array() || value.get_array().size() != 2)
                return refuse(where + ": a pair is [person, post]");
            const auto& pair = value.get_array();
            pairs.push_back({named(pair[0], m_people, where, "person"),
                             named(pair[1], m_posts, where, "post")});
        }
    }

    void allow(const json::object& object, std::string_view where,
               std::initializer_list<std::string_view> fields) {
        for (const auto& member : object) {
            bool is_known = false;
            for (const auto field : fields) is_known = is_known || field == view(member.key());
            if (!is_known)
                refuse(fmt::format("{}: there is no field “{}”", where, view(member.key())));
        }
    }

    std::string text(const json::object& object, json::string_view field, std::string_view where) {
        const auto* value = object.if_contains(field);
        if (!value) return {};
        if (value->is_string()) return std::string(view(value->get_string()));
        refuse(fmt::format("{}: {} should be text", where, view(field)));
        return {};
    }

    std::int32_t number(const json::object& object, json::string_view field,
                        const std::string& where, std::int32_t otherwise) {
        const auto* value = object.if_contains(field);
        if (!value) return otherwise;
        if (value->is_int64() && value->get_int64() >= 0 && value->get_int64() <= no_limit)
            return static_cast<std::int32_t>(value->get_int64());
        refuse(fmt::format("{}: {} should be a whole number, 0 or more", where, view(field)));
        return otherwise;
    }

    const json::array& list(const json::object& object, json::string_view field) {
        static const json::array none;
        const auto* value = object.if_contains(field);
        if (!value) return none;
        if (value->is_array()) return value->get_array();
        refuse(fmt::format("{} should be a list", view(field)));
        return none;
    }

    std::int32_t named(const json::value& value, const Numbers& numbers, const std::string& where,
                       std::string_view kind) {
        if (!value.is_string()) {
            refuse(fmt::format("{}: the id of a {} should be text", where, kind));
            return 0;
        }
        const std::string id(view(value.get_string()));
        const auto found = numbers.find(id);
        if (found != numbers.end()) return found->second;
        refuse(fmt::format("{}: there is no {} “{}”", where, kind, id));
        return 0;
    }

    Problem m_problem;
    Numbers m_people, m_posts, m_groups;
    std::string m_fault;
};

}  // namespace

Expected<Problem, std::string> read_problem(std::string_view json) { return Reader().read(json); }

}  // namespace samskap::assignment
