-- SPDX-License-Identifier: EUPL-1.2
-- Stored screenings. The tenant is the first column of every key, so that no query can forget it.
CREATE TABLE toetsing (
    tenant               TEXT NOT NULL CHECK (tenant <> ''),
    id                   TEXT NOT NULL CHECK (id <> ''),
    opgeslagen_op        TEXT NOT NULL,
    aanvraagsoort        TEXT NOT NULL,
    gemeente             TEXT NOT NULL,
    peildatum            TEXT NOT NULL,
    regelset_hash        TEXT NOT NULL,
    motor                TEXT NOT NULL,
    kenmerk              TEXT NOT NULL,
    feiten               BLOB NOT NULL,
    resultaat            BLOB NOT NULL,
    idempotentiesleutel  TEXT CHECK (idempotentiesleutel <> ''),
    inhoud_hash          TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;

-- NULL keys (stored without a key) never collide.
CREATE UNIQUE INDEX toetsing_sleutel ON toetsing (tenant, idempotentiesleutel);

CREATE TRIGGER toetsing_niet_wijzigen BEFORE UPDATE ON toetsing
BEGIN
    SELECT RAISE(ABORT, 'een opgeslagen toetsing wordt niet gewijzigd');
END;

CREATE TRIGGER toetsing_niet_verwijderen BEFORE DELETE ON toetsing
BEGIN
    SELECT RAISE(ABORT, 'een opgeslagen toetsing wordt niet verwijderd');
END;

-- One row that the writer touches to find out whether a full disk has room again. No case data, no tenant.
CREATE TABLE schrijfproef (
    enige  INTEGER PRIMARY KEY CHECK (enige = 1),
    teller INTEGER NOT NULL
) STRICT;
INSERT INTO schrijfproef (enige, teller) VALUES (1, 0);
