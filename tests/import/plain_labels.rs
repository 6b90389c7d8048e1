//! Labels that do not stand out.

use catalog::import::Shape;

use crate::harness::{list, taken};
use crate::round_trip::round;

#[test]
fn labels_without_bold_are_labels_where_sections_repeat_them() {
    let project = |name: &str, level: &str| {
        format!(
            "### {name}\n\nStores things.\n\n- Website: https://{name}.example\n- License: MIT\n- Owner: Team {name}\n- Roadmap: see https://{name}.example/next\n- Status: {level}\n"
        )
    };
    let text = format!(
        "# T\n\n## Storage\n\n{}\n{}",
        project("a", "beta"),
        project("b", "alpha")
    );
    let (desk, _) = taken(&text, None);
    let a = desk.entry("a");
    assert_eq!(a.homepage.as_deref(), Some("https://a.example"));
    assert_eq!(a.license.as_deref(), Some("MIT"));
    assert_eq!(a.extra["owner"], "Team a");
    assert_eq!(a.description.as_deref(), Some("Stores things."));
    assert_eq!(&*a.links["roadmap"][0].url, "https://a.example/next");
    assert_eq!(desk.level("b"), Some("alpha"));
    let (_, page) = round(&text, None, &list("l"));
    assert!(page.contains("- **Owner:** Team a\n"), "{page}");
    let once = "# T\n\n## Storage\n\n### A\n\n- **License:** MIT\n- Beware: it bites.\n";
    let (desk, _) = taken(once, None);
    assert!(desk.entry("a").extra.is_empty());
}

#[test]
fn labelled_lines_below_headings_are_fields() {
    let project = |name: &str| {
        format!(
            "### {name}\n\n**Repository**: https://github.com/o/{name}<br>\n**License**: MIT  \n**Owner**: Team {name}\n"
        )
    };
    let text = format!("# T\n\n## Storage\n\n{}\n{}", project("a"), project("b"));
    let (desk, reading) = taken(&text, None);
    assert_eq!(reading.shape, Shape::Sections);
    let a = desk.entry("a");
    assert_eq!(a.repository.as_deref(), Some("https://github.com/o/a"));
    assert_eq!(a.license.as_deref(), Some("MIT"));
    assert_eq!(a.extra["owner"], "Team a");
    assert_eq!(a.description, None);
    let (_, page) = round(&text, None, &list("l"));
    assert!(page.contains("- **Owner:** Team a\n"), "{page}");
    let beside =
        format!("{text}\n### c\n\n- **Repository:** https://github.com/o/c\n- **License:** MIT\n");
    let (desk, _) = taken(&beside, None);
    assert_eq!(desk.ids(), ["a", "b", "c"]);
    let b = desk.entry("b");
    assert_eq!(b.repository.as_deref(), Some("https://github.com/o/b"));
}
