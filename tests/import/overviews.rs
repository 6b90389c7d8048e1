//! Tables that name the projects of sections once more.

use catalog::import::Shape;

use crate::harness::{list, taken};
use crate::round_trip::round;

const TEXT: &str = "# T\n\n| Project | Status | Goal |\n| --- | --- | --- |\n| [Linkerd](#linkerd) | Graduated | Light mesh |\n| [Kuma](#kuma) | Sandbox | Any mesh |\n| [Gone](https://gone.example) | Archived | No section |\n\n## Mesh\n\n### Kuma\n\n- **Website:** <https://kuma.example>\n\n### Linkerd\n\n- **Website:** <https://linkerd.example>\n";

#[test]
fn an_overview_tells_the_levels_of_sections_that_do_not() {
    let (desk, reading) = taken(TEXT, Some(Shape::Sections));
    assert_eq!(desk.level("linkerd"), Some("graduated"));
    assert_eq!(desk.level("kuma"), Some("sandbox"));
    let told = "the overview has Gone, which has no section, and is no entry";
    let remarks: Vec<&str> = reading.remarks.iter().map(|own| &*own.message).collect();
    assert_eq!(remarks, [told]);
    let (_, page) = round(TEXT, Some(Shape::Sections), &list("l"));
    assert!(
        page.contains("(#linkerd) | Graduated | Light mesh |"),
        "{page}"
    );
    assert!(!page.contains("Maturity"), "{page}");
}

#[test]
fn a_row_is_about_the_section_that_it_leads_to() {
    let text = "# T\n\n| Project | Status |\n| --- | --- |\n| [Beta](#beta-mesh) | Graduated |\n| [Beta Mesh](#beta) | Sandbox |\n\n## Mesh\n\n### Beta\n\n- **Website:** <https://beta.example>\n\n### Beta Mesh\n\n- **Website:** <https://mesh.example>\n";
    let (desk, _) = taken(text, Some(Shape::Sections));
    assert_eq!(desk.level("beta-mesh"), Some("graduated"));
    assert_eq!(desk.level("beta"), Some("sandbox"));
}
