-- What the shopper thought of the answer. The name is what the ids of the turn's events begin with: by it an opinion finds its turn.
ALTER TABLE turn ADD COLUMN name TEXT;
ALTER TABLE turn ADD COLUMN helpful INTEGER;
ALTER TABLE turn ADD COLUMN reason INTEGER;
ALTER TABLE turn ADD COLUMN comment TEXT;
ALTER TABLE turn ADD COLUMN judged INTEGER;
CREATE INDEX turn_judged ON turn (judged, helpful, reason) WHERE judged IS NOT NULL;
