//! From the catalog to the text of its published lists; pure.
