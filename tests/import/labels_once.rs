//! Labels that one project alone has, and levels under a label.

use catalog::import::Shape;

use crate::harness::{list, taken};
use crate::round_trip::round;

#[test]
fn what_stands_beside_a_label_is_one_too() {
    let text = "# T\n\n## Mesh\n\n### Linkerd\n\n* Source: <https://github.com/linkerd/linkerd>\n* Maintainers:\n  * [Ann](https://github.com/ann)\n  * [Bob](https://github.com/bob)\n* Adopters: [list](https://l.example/a)\n* Meetings: every Monday\n\n### Kuma\n\n* Source: <https://github.com/kumahq/kuma>\n";
    let (desk, _) = taken(text, Some(Shape::Sections));
    let linkerd = desk.entry("linkerd");
    assert_eq!(
        linkerd.description.as_deref(),
        Some("Meetings: every Monday")
    );
    assert_eq!(linkerd.links["maintainers"].len(), 2);
    assert_eq!(&*linkerd.links["adopters"][0].url, "https://l.example/a");
    let (_, page) = round(text, Some(Shape::Sections), &list("l"));
    assert!(
        page.contains("- **Maintainers:** [Ann](https://github.com/ann)"),
        "{page}"
    );
    assert!(
        page.contains("- **Adopters:** [list](https://l.example/a)\n"),
        "{page}"
    );
    assert!(!page.contains("Other"), "{page}");
}

#[test]
fn a_level_stands_under_a_label_where_it_did() {
    let text = "# T\n\n## Graduated\n\n### A\n\n- **Website:** <https://a.example>\n- **Status:** graduated\n\n### B\n\n- **Website:** <https://b.example>\n\n## Sandbox\n\n### C\n\n- **Website:** <https://c.example>\n";
    let (mut desk, _) = taken(text, Some(Shape::Sections));
    assert_eq!(desk.page("l").matches("**Status:** graduated").count(), 1);
    desk.go_on("c", "sandbox", "graduated", "2021-01-01");
    let page = desk.page("l");
    assert_eq!(page.matches("**Status:**").count(), 1, "{page}");
    round(text, Some(Shape::Sections), &list("l"));
}

#[test]
fn two_pages_under_one_label_stay_there() {
    let text = "# T\n\n## Mesh\n\n### A\n\n- **Website:** [x](https://v.io/6) and [y](https://w.io/6)\n\n### B\n\n- **Website:** <https://b.example>\n";
    let (_, page) = round(text, Some(Shape::Sections), &list("l"));
    assert!(!page.contains("Other"), "{page}");
    assert_eq!(page.matches("https://w.io/6").count(), 1, "{page}");
    assert!(
        page.contains("** x <https://v.io/6> and y <https://w.io/6>\n"),
        "{page}"
    );
}

#[test]
fn a_line_of_links_has_the_fields_of_a_project() {
    let text = "# T\n\n[Website](https://t.example) | [GitHub](https://github.com/t/t)\n\n## Mesh\n\n### A\n\n*A mesh.* [Website](https://a.example) | [GitHub](https://github.com/a/a)\n\n### B\n\n*Another.* [Website](https://b.example) | [GitHub](https://github.com/b/b) | [Docs](https://b.example/docs)\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(reading.shape, Shape::Sections);
    assert_eq!(desk.ids(), ["a", "b"]);
    let b = desk.entry("b");
    assert_eq!(b.description.as_deref(), Some("Another."));
    assert_eq!(b.homepage.as_deref(), Some("https://b.example"));
    assert_eq!(b.repository.as_deref(), Some("https://github.com/b/b"));
    assert_eq!(&*b.links["documentation"][0].url, "https://b.example/docs");
    round(text, None, &list("l"));
}
