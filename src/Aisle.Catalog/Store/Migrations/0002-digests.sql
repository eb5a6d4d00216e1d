-- What was read from reviews, kept beside them. Notes and digests are bytes here: Aisle.Insight knows their formats and numbers
-- each by version, so that what an older reader made is made anew.
CREATE TABLE review_note
(
    product  INTEGER NOT NULL,
    review   INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    document BLOB    NOT NULL,
    PRIMARY KEY (product, review)
) WITHOUT ROWID;

CREATE TABLE digest
(
    product  INTEGER PRIMARY KEY,
    version  INTEGER NOT NULL,
    document BLOB    NOT NULL
);

-- Products whose reviews, or whose own record, changed since their digest was made.
CREATE TABLE digest_due
(
    product INTEGER PRIMARY KEY
);

INSERT INTO digest_due (product) SELECT DISTINCT product FROM review;

-- A note stands for the review's content as it was when it was made: a changed review has none.
CREATE TRIGGER review_added AFTER INSERT ON review
BEGIN
    INSERT OR IGNORE INTO digest_due (product) VALUES (NEW.product);
END;

CREATE TRIGGER review_changed AFTER UPDATE ON review
BEGIN
    DELETE FROM review_note WHERE product = OLD.product AND review = OLD.row;
    INSERT OR IGNORE INTO digest_due (product) VALUES (OLD.product), (NEW.product);
END;

CREATE TRIGGER review_removed AFTER DELETE ON review
BEGIN
    DELETE FROM review_note WHERE product = OLD.product AND review = OLD.row;
    INSERT OR IGNORE INTO digest_due (product) VALUES (OLD.product);
END;

CREATE TRIGGER digest_product_changed AFTER UPDATE ON product WHEN EXISTS (SELECT 1 FROM digest WHERE product = OLD.row)
BEGIN
    INSERT OR IGNORE INTO digest_due (product) VALUES (OLD.row);
END;
