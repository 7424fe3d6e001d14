// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/outbox.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::messages {
namespace {

struct Stated {
    std::string kind;
    std::int64_t subject = 0;
};

std::vector<Stated> notices_of(db::Reader& db, MessageId message) {
    return db.all(
        [](const db::Row& row) -> Stated {
            return {row["kind"], row["subject"]};
        },
        "SELECT kind, subject FROM notices WHERE message = $1 ORDER BY kind, subject", message);
}

}  // namespace

std::optional<Message> waiting_message(db::Reader& db, MessageId id) {
    return db.maybe(
        [](const db::Row& row) -> Message {
            return {.id = row["id"],
                    .person = row["person"],
                    .only_to = row.optional("only_to"),
                    .secret = row["secret"],
                    .state = row["state"],
                    .attempts = row["attempts"],
                    .why = row["why"]};
        },
        R"sql(
        SELECT id, person, only_to, secret, state, attempts, why FROM messages
         WHERE id = $1 AND state IN ('waiting', 'sending')
    )sql",
        id);
}

Composed compose(db::Reader& db, const Kinds& kinds, const Message& message, const Reading& how) {
    Composed all{.open = {}, .closed = {}, .municipality = ui::house_words(db).municipality};
    for (const auto& notice : notices_of(db, message.id)) {
        const auto kind = kinds.find(notice.kind);
        if (kind == kinds.end()) continue;
        auto words = kind->second({.db = db,
                                   .viewer = how.viewer,
                                   .texts = how.texts,
                                   .today = how.today,
                                   .subject = notice.subject,
                                   .secret = message.secret});
        if (!words) continue;
        auto& list = words->is_open ? all.open : all.closed;
        list.push_back(*std::move(words));
    }
    return all;
}

Composed compose_for_person(db::Reader& db, const Kinds& kinds, const Message& message,
                            const web::Preferences& look, Instant at) {
    static const Zone zone;
    const auto today = zone.day(at);
    const auto viewer = people::viewer_of_person(db, message.person, today);
    const ui::Texts texts(look);
    return compose(db, kinds, message, {viewer, texts, today});
}

}  // namespace samskap::messages
