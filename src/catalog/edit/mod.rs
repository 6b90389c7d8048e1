//! Lossless edits of YAML text, each proved by parsing the result again.
