//! No document makes the importer panic, loop or lose a link: `cargo +nightly fuzz run import`.
#![no_main]

use catalog::catalog::model::Catalog;
use catalog::import::{self, Destination, Shape, Tally};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = import::source::text(bytes) else {
        return;
    };
    let shapes = [Shape::Sections, Shape::Table, Shape::Bullets, Shape::Landscape];
    for shape in shapes {
        let Ok(mut reading) = import::read(text, Some(shape)) else {
            continue;
        };
        let to = Destination {
            list: "list".to_string(),
            ..Destination::default()
        };
        import::merge(&mut reading, &to, &Catalog::default());
        let links = Tally::of(&reading.items, true);
        assert_eq!(links.source, links.taken + links.reported);
    }
});
