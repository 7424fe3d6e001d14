// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/stored_rows.hpp"

#include "features/people/consents.hpp"
#include "kernel/db/log.hpp"

namespace samskap::tests {
namespace {

using web::PartyId;

constexpr std::int64_t k_later = 4'000'000'000;

void of_people(db::Writer& db, PartyId person, PartyId group) {
    db.run(
        "INSERT INTO name_doubts (of_group, name_key, party, written, made_by, made_at) "
        "VALUES ($2, 'amira', $1, 'Amira', $1, 5)",
        person, group);
    db.run(
        "INSERT INTO memberships (id, member, of_party, role, from_day, source, made_by, "
        "made_at) VALUES (901, $1, $2, 'coordinator', '2024-02-01', 'typed', $1, 5)",
        person, group);
    db.run(
        "INSERT INTO roles_held (id, person, role, from_day, made_by, made_at) "
        "VALUES (920, $1, 'administrator', '2025-01-01', $1, 5)",
        person);
    db.run(
        "INSERT INTO roles_held (id, person, role, from_day, made_by, made_at) "
        "VALUES (921, $1, 'steward', '2025-01-01', $1, 5)",
        person);
    db.run(
        "INSERT INTO roles_held (id, person, role, deputy_for, from_day, to_day, made_at) "
        "VALUES (922, $1, 'manager', $1, '2025-01-01', '2025-02-01', 5)",
        person);
    db.run(
        "INSERT INTO memberships (id, member, of_party, role, deputy_for, from_day, to_day, "
        "source, made_at) VALUES (923, $1, $2, 'member', $1, '2024-02-01', '2024-03-01', "
        "'typed', 5)",
        person, group);
    db.run(
        "INSERT INTO undertakings (person, of_party, signed, made_by, made_at) "
        "VALUES ($1, $2, '2025-01-01', $1, 5)",
        person, group);
    db.run(
        "INSERT INTO emergencies (id, person, of_party, reason, made_at, ends_at, reviewed_by, "
        "reviewed_at) VALUES (924, $1, $2, 'Brand', 5, 6, $1, 7)",
        person, group);
    db.run("INSERT INTO emergency_readings (emergency, path, at) VALUES (924, '/work', 5)");
    db.run("UPDATE spellings SET made_by = $1 WHERE party = $1", person);
    people::give_consent(db, person, person, people::ConsentTo::quote, people::ConsentWay::self);
    people::withdraw_consent(db, person, person, people::ConsentTo::quote);
    people::give_consent(db, person, person, people::ConsentTo::photo, people::ConsentWay::self);
    people::be_quiet(db, person, {k_later});
}

void of_accounts(db::Writer& db, PartyId person, std::int64_t account) {
    db.run("INSERT INTO second_steps (account, secret, last_step) VALUES ($1, 'x', 0)", account);
    db.run("INSERT INTO recovery_codes (code_hash, account) VALUES ('h1', $1)", account);
    db.run(
        "INSERT INTO passkeys (id, account, credential, public_key, algorithm, handle, name, "
        "counter, made_at) VALUES (925, $1, 'c', 'k', -7, 'h', 'Telefonen', 0, 5)",
        account);
    db.run("INSERT INTO passkey_steps (account, made_at) VALUES ($1, 5)", account);
    db.run(
        "INSERT INTO issuer_identities (id, account, issuer, subject, made_at, used_at) "
        "VALUES (927, $1, 'https://inloggning.example', 'a1', 5, 6)",
        account);
    db.run(
        "INSERT INTO issuer_visits (issuer, sid, account, made_at) "
        "VALUES ('https://inloggning.example', 's1', $1, 5)",
        account);
    db.run(
        "INSERT INTO issuer_memberships (membership, account, issuer) "
        "VALUES (901, $1, 'https://inloggning.example')",
        account);
    db.run("INSERT INTO half_sign_ins (token_hash, account, made_at) VALUES ('h2', $1, 5)",
           account);
    db.run(
        "INSERT INTO sessions (token_hash, account, made_at, seen_at, opened_by) "
        "VALUES ('h3', $1, 5, 5, $2)",
        account, person);
}

void of_messages(db::Writer& db, PartyId person, std::int64_t account) {
    db.run(
        "INSERT INTO contact_channels (id, person, way, address, state, why, look, is_chosen, "
        "made_at, made_by) VALUES (902, $1, 'mail', 'amira@kajen.example', 'confirmed', '', "
        "'', TRUE, 5, $1)",
        person);
    db.run(
        "INSERT INTO messages (id, person, cause, secret, state, channel, attempts, why, "
        "made_at, changed_at) VALUES (903, $1, 0, '', 'sent', 902, 1, '', 5, 5)",
        person);
    db.run("INSERT INTO notices (message, kind, subject) VALUES (903, 'minutes published', 1)");
    db.run(
        "INSERT INTO message_keys (key_hash, purpose, message, channel, until) "
        "VALUES ('h4', 'sign in', 903, 902, 4000000000)");
    db.run(
        "INSERT INTO code_sheets (id, account, made_by, made_at, until) "
        "VALUES (904, $1, $2, 5, 4000000000)",
        account, person);
    db.run("INSERT INTO sheet_codes (code_hash, sheet, position) VALUES ('h5', 904, 1)");
}

void of_documents(db::Writer& db, PartyId person, PartyId group) {
    db.run(
        "INSERT INTO documents (id, of_group, domain, name, media_type, size, sha256, state, "
        "refusal, text, silent_pages, received_at, received_by) VALUES (905, $2, $2, 'a.txt', "
        "'text/plain', 1, 'x', 'readable', '', 'Amira Haddadi bokar lokalen.', '', 5, $1)",
        person, group);
    db.run(
        "INSERT INTO document_remarks (document, position, kind, author, text, line) "
        "VALUES (905, 1, 'comment', 'Amira Haddadi', 'Stämmer.', 1)");
    db.run("INSERT INTO files_set_aside (document, set_aside_by, set_aside_at) VALUES (905, $1, 5)",
           person);
    db.run(
        "INSERT INTO watched_files (of_group, path, size, changed_at, seen_at, state) "
        "VALUES ($1, 'Amira Haddadis plan.txt', 1, 5, 5, 'taken')",
        group);
    db.run(
        "INSERT INTO repairs (document, position, line, column_at, start_byte, was, proposal, "
        "is_made, confidence, alternatives, decided, decided_by, decided_at) "
        "VALUES (905, 1, 1, 1, 0, 'lokalcn', 'lokalen', TRUE, 900, '[]', 'lokalen', $1, 5)",
        person);
    db.run(
        "INSERT INTO intakes (document, state, pages, tries, asked_by, moved_at) "
        "VALUES (905, 'reading', 1, 0, $1, 5)",
        person);
}

void of_readings(db::Writer& db, PartyId person, PartyId group) {
    db.run(
        "INSERT INTO readings (id, document, of_group, state, title, day_source, day_note, "
        "place, proposal, typed_pages, revision, made_at, made_by, published_at, published_by, "
        "opened_at, opened_by) VALUES (906, 905, $2, 'published', 'Möte', 'stated', '', '', "
        "'{}', '', 1, 5, $1, 5, $1, 5, $1)",
        person, group);
    db.run(
        "INSERT INTO review_attendances (reading, position, written, party, organisation, role, "
        "is_present) VALUES (906, 1, 'Amira', $1, '', '', TRUE)",
        person);
    db.run(
        "INSERT INTO review_items (id, reading, position, topic, state, kind, text, "
        "source_text, owner, owner_words, co_owners, due_words, due_reason, event_place, "
        "without_matter, matter_reason, confidence, revision) VALUES (907, 906, 1, 1, "
        "'proposed', 'action', 'Lånar nyckeln.', '', $1, 'Amira', '', '', '', '', TRUE, '', "
        "900, 1)",
        person);
    db.run(
        "INSERT INTO reading_versions (reading, other, verdict, decided_by, decided_at) "
        "VALUES (906, 906, 'different', $1, 5)",
        person);
}

void of_matters(db::Writer& db, PartyId person, PartyId group) {
    db.run(
        "INSERT INTO meetings (id, of_group, domain, state, day, day_source, day_note, place, "
        "revision, made_at) VALUES (908, $1, $1, 'held', '2026-09-03', 'stated', '', '', 1, 5)",
        group);
    db.run(
        "INSERT INTO attendances (meeting, position, party, written, organisation, role, "
        "is_present) VALUES (908, 1, $1, 'Amira Haddadi', 'Kajen', '', TRUE)",
        person);
    db.run(
        "INSERT INTO matters (id, title, sort_key, summary, easy_summary, stage, close_reason, "
        "of_group, domain, holder, ball, ball_for, revision, made_at) VALUES (909, 'Bastun', "
        "'bastun', '', '', 'idea', '', $2, $2, $1, $1, 'svar', 1, 5)",
        person, group);
    db.run(
        "INSERT INTO matter_aliases (matter, alias, source, made_by, made_at) "
        "VALUES (909, 'Basturna', 'typed', $1, 5)",
        person);
    db.run("INSERT INTO holders (id, matter, party, from_day) VALUES (910, 909, $1, '2026-01-01')",
           person);
    db.run(
        "INSERT INTO topics (id, meeting, position, title, matter) "
        "VALUES (911, 908, 1, 'Bastun', 909)");
    db.run(
        "INSERT INTO statements (id, meeting, meeting_day, topic, position, kind, text, "
        "source_text, owner, owner_words, due_words, due_reason, event_place, matter, domain, "
        "confidence, says_still, state, revision, made_by, made_at) VALUES (912, 908, "
        "'2026-09-03', 911, 1, 'action', 'Bokar lokalen till våren.', '', $1, 'Amira', '', '', "
        "'', 909, $2, 900, FALSE, 'open', 1, $1, 5)",
        person, group);
    db.run("INSERT INTO statement_co_owners (statement, party) VALUES (912, $1)", person);
    db.run(
        "INSERT INTO settlements (id, statement, state, words, settled_on, made_by, made_at) "
        "VALUES (913, 912, 'partly', 'Halvvägs.', '2026-10-01', $1, 5)",
        person);
    db.run(
        "INSERT INTO settlements (id, statement, state, words, settled_on, made_by, made_at, "
        "was_owner, was_owner_words, taken_back_by, taken_back_at, taken_back_why) VALUES (926, "
        "912, 'handed_back', '', '2026-10-02', $1, 5, $1, 'Amira', $1, 6, 'Fel löfte')",
        person);
    db.run(
        "INSERT INTO statement_versions (statement, revision, text, kind, owner, owner_words, "
        "due_words, reason, made_by, made_at) VALUES (912, 0, 'Bokar.', 'action', $1, 'Amira', "
        "'', 'Fel ord', $1, 5)",
        person);
}

void of_rights(db::Writer& db, PartyId person) {
    db.run(
        "INSERT INTO own_data_requests (id, person, kind, words, made_at, made_by, answer_by, "
        "outcome, answer, answered_at, answered_by) VALUES (914, $1, 'correct', 'Stava rätt.', "
        "5, $1, '2026-12-22', 'done', 'Rättat.', 5, $1)",
        person);
    db.run(
        "INSERT INTO disposal_decisions (id, name, decided_on, covers, made_at, made_by) "
        "VALUES (917, 'Beslut 17', '2026-01-01', 'Anteckningar', 5, $1)",
        person);
    db.run("INSERT INTO person_erasures (person, erased_at, erased_by) VALUES ($1, 5, $1)", person);
    db.run("INSERT INTO restrictions (person, made_at, made_by) VALUES ($1, 5, $1)", person);
    db.run(
        "INSERT INTO leaves (id, person, last_day, made_at, made_by, closed_at, closed_by) "
        "VALUES (915, $1, '2024-05-01', 5, $1, 5, $1)",
        person);
    db.run(
        "INSERT INTO handovers (id, of_leave, kind, object, title, way, to_party, reason, "
        "decided_at, decided_by) VALUES (916, 915, 'matter', 909, 'Bastun', 'new', $1, '', 5, "
        "$1)",
        person);
}

}  // namespace

void put_rows_everywhere(db::Writer& db, const World& world) {
    const auto person = world.party("Amira Haddadi");
    const auto group = world.party("Utvecklingsgruppen");
    const auto account = people::account_of(db, person).value().value;
    of_people(db, person, group);
    of_accounts(db, person, account);
    of_messages(db, person, account);
    of_documents(db, person, group);
    of_readings(db, person, group);
    of_matters(db, person, group);
    of_rights(db, person);
    db::append_log(db, {.on_behalf_of = person.value, .verb = "add", .kind = "account"});
}

}  // namespace samskap::tests
