-- What is stored of each product, told without reading the documents: an index finds out what changed since it was built.
CREATE INDEX product_state ON product (id, hash);
