//! Numbers and years in front of names.

use crate::harness::{list, taken};
use crate::round_trip::round;

/// Remarks that say that numbers are not kept.
fn told(reading: &catalog::import::Reading) -> Vec<usize> {
    let told = reading.remarks.iter();
    let told = told.filter(|remark| remark.message.contains("numbers"));
    told.map(|remark| remark.line).collect()
}

#[test]
fn numbers_of_the_headings_of_projects_are_no_words_of_their_names() {
    let text = "# T\n\n## 1. Tools\n\n### 1.1 Envoy\n\n- **License:** MIT\n\n### 1.2 [Kuma](https://kuma.example)\n\n- **License:** MIT\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(desk.ids(), ["envoy", "kuma"]);
    assert_eq!(desk.entry("kuma").name, "Kuma");
    assert_eq!(told(&reading), [5]);
    let (_, page) = round(text, None, &list("l"));
    assert!(page.contains("### Envoy\n"), "{page}");
    let plain = text.replace("1.1 ", "1. ").replace("1.2 ", "(2) ");
    let (desk, _) = taken(&plain, None);
    assert_eq!(desk.ids(), ["envoy", "kuma"]);
}

#[test]
fn a_number_that_one_name_of_several_begins_with_is_a_part_of_it() {
    let text =
        "# T\n\n## Tools\n\n### 4.0 Lisp\n\n- **License:** MIT\n\n### Kuma\n\n- **License:** MIT\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(desk.entry("4-0-lisp").name, "4.0 Lisp");
    assert_eq!(told(&reading), [0; 0]);
}

#[test]
fn a_year_in_brackets_in_front_of_a_name_is_one() {
    let text = "# T\n\n- (2017) [NATS](https://nats.example) - Messages.\n- (2018) **[Kuma](https://kuma.example)** - Mesh.\n- (2019-05) Dex: [code](https://github.com/d/dex)\n";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.ids(), ["dex", "kuma", "nats"]);
    assert_eq!(desk.entry("nats").name, "NATS");
    assert_eq!(desk.entry("nats").extra["year"], "2017");
    assert_eq!(desk.entry("kuma").extra["year"], "2018");
    assert_eq!(desk.entry("dex").extra["date"], "2019-05");
    round(text, None, &list("l"));
}
