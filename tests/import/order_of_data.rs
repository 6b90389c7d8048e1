//! The order of what entries have beside their fields.

use crate::harness::{list, taken};
use crate::round_trip::round;

#[test]
fn data_stands_in_the_order_that_the_page_has_it_in() {
    let text = "# T\n\n## Tools\n\n### A\n\n- **License:** MIT\n- **Owner:** Jane\n- **Language:** Go\n\n### B\n\n- **License:** MIT\n- **Language:** Rust\n- **Owner:** Joe\n";
    let (desk, _) = taken(text, None);
    let keys: Vec<&str> = desk.entry("b").extra.iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["owner", "language"]);
    round(text, None, &list("l"));
    let mut again = crate::harness::Desk::new();
    again.take(&desk.page("l"), None, &list("l"));
    let entry = "catalog/projects/b.yaml";
    assert_eq!(again.files[entry], desk.files[entry]);
}
