//! No document makes the importer panic, loop or lose a link, and what it takes in is whole:
//! `cargo +nightly fuzz run import`.
#![no_main]

#[path = "../../tests/import/harness.rs"]
mod harness;
#[path = "../../tests/import/sound.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = catalog::import::source::text(bytes) {
        sound::sound(text);
    }
});
