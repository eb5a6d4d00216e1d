-- Sums by hour, so that a page over a month reads some thousand rows and not every turn. Triggers keep them, whoever writes or deletes.
-- The speed of a turn is 16 * log2 of its milliseconds: a step is 4 %, so that a quantile is read from counts by speed.
ALTER TABLE turn ADD COLUMN speed INTEGER AS (CAST(round(16 * log2(max(elapsed, 0.01))) AS INTEGER)) VIRTUAL;

CREATE TABLE turn_sum (
    hour INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    rung INTEGER NOT NULL,
    currency TEXT NOT NULL,
    turns INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    PRIMARY KEY (hour, outcome, rung, currency)
) WITHOUT ROWID;

CREATE TABLE turn_speed (
    hour INTEGER NOT NULL,
    speed INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    PRIMARY KEY (hour, speed)
) WITHOUT ROWID;

INSERT INTO turn_sum SELECT at / 3600000, outcome, rung, coalesce(currency, ''), count(*), coalesce(sum(cost), 0) FROM turn GROUP BY 1, 2, 3, 4;
INSERT INTO turn_speed SELECT at / 3600000, speed, count(*) FROM turn GROUP BY 1, 2;

CREATE TRIGGER turn_added AFTER INSERT ON turn BEGIN
    INSERT INTO turn_sum VALUES (new.at / 3600000, new.outcome, new.rung, coalesce(new.currency, ''), 1, coalesce(new.cost, 0))
        ON CONFLICT DO UPDATE SET turns = turns + 1, cost = cost + excluded.cost;
    INSERT INTO turn_speed VALUES (new.at / 3600000, new.speed, 1) ON CONFLICT DO UPDATE SET turns = turns + 1;
END;
CREATE TRIGGER turn_deleted AFTER DELETE ON turn BEGIN
    UPDATE turn_sum SET turns = turns - 1, cost = cost - coalesce(old.cost, 0)
        WHERE hour = old.at / 3600000 AND outcome = old.outcome AND rung = old.rung AND currency = coalesce(old.currency, '');
    UPDATE turn_speed SET turns = turns - 1 WHERE hour = old.at / 3600000 AND speed = old.speed;
END;

-- What can't be summed, different shoppers and the same words, is counted from indexes that have all that it needs.
DROP INDEX turn_at;
CREATE INDEX turn_at ON turn (at, visitor, conversation);
CREATE INDEX turn_words ON turn (at, lower(rtrim(asked, ' ?!.？！。')), visitor);
