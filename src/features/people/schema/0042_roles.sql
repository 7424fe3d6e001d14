-- Who looks after the house, or one of its boards, from one day to another. Kept as long as the
-- log, for it tells who could read what. A deputy's row says for whom, and has an end.
CREATE TABLE roles_held (
    id         BIGINT NOT NULL PRIMARY KEY,
    person     BIGINT NOT NULL REFERENCES parties (id),
    role       TEXT   NOT NULL CHECK (role IN
        ('administrator', 'steward', 'archivist', 'manager')),
    board      BIGINT REFERENCES boards (id),  -- none: of the whole house
    deputy_for BIGINT REFERENCES parties (id),
    from_day   TEXT   NOT NULL,
    to_day     TEXT,
    made_by    BIGINT,
    made_at    BIGINT NOT NULL,
    CHECK (deputy_for IS NULL OR to_day IS NOT NULL)
);
CREATE INDEX roles_held_by_person ON roles_held (person);
INSERT INTO roles_held (id, person, role, from_day, to_day, made_at)
SELECT person, person, 'administrator', MIN(from_day), MAX(to_day), 0
  FROM house_roles GROUP BY person;
DROP TABLE house_roles;

-- Two more roles in a group, and deputies: who takes part without being a member, and who goes with
-- others, speaks for them or recruits.
CREATE TABLE memberships_anew (
    id         BIGINT NOT NULL PRIMARY KEY,
    member     BIGINT NOT NULL REFERENCES parties (id),
    of_party   BIGINT NOT NULL REFERENCES parties (id),
    role       TEXT   NOT NULL CHECK (role IN
        ('member', 'secretary', 'coordinator', 'chair', 'link_person', 'employee', 'participant',
         'companion')),
    deputy_for BIGINT REFERENCES parties (id),
    from_day   TEXT   NOT NULL,
    to_day     TEXT,
    source     TEXT   NOT NULL CHECK (source IN ('typed', 'read', 'inferred')),
    document   BIGINT,
    line       BIGINT,
    made_by    BIGINT,
    made_at    BIGINT NOT NULL
);
INSERT INTO memberships_anew (id, member, of_party, role, from_day, to_day, source, document, line,
                              made_by, made_at)
SELECT id, member, of_party, role, from_day, to_day, source, document, line, made_by, made_at
  FROM memberships;
DROP TABLE memberships;
ALTER TABLE memberships_anew RENAME TO memberships;
CREATE INDEX memberships_by_member ON memberships (member);
CREATE INDEX memberships_by_party ON memberships (of_party);

-- That somebody has been told of the duty of confidentiality (OSL) and has signed. Before that day
-- a companion sees nothing of the group. Kept as long as the log.
CREATE TABLE undertakings (
    person   BIGINT NOT NULL REFERENCES parties (id),
    of_party BIGINT NOT NULL REFERENCES parties (id),
    signed   TEXT   NOT NULL,
    made_by  BIGINT NOT NULL,
    made_at  BIGINT NOT NULL,
    PRIMARY KEY (person, of_party)
);

-- A group that somebody who is not in it opened for an hour, to read, and why. What they read is
-- written before they see it, and the steward of personal data looks at both. Kept as long as the
-- log.
CREATE TABLE emergencies (
    id          BIGINT NOT NULL PRIMARY KEY,
    person      BIGINT NOT NULL REFERENCES parties (id),
    of_party    BIGINT NOT NULL REFERENCES parties (id),
    reason      TEXT   NOT NULL,
    made_at     BIGINT NOT NULL,
    ends_at     BIGINT NOT NULL,
    reviewed_by BIGINT REFERENCES parties (id),
    reviewed_at BIGINT,
    remark      TEXT   NOT NULL DEFAULT ''
);
CREATE INDEX emergencies_by_person ON emergencies (person, ends_at);
CREATE TABLE emergency_readings (
    emergency BIGINT NOT NULL REFERENCES emergencies (id),
    path      TEXT   NOT NULL,
    at        BIGINT NOT NULL
);
CREATE INDEX emergency_readings_by_emergency ON emergency_readings (emergency, at);
