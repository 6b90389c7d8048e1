//! Names that have one id, and what stands beside a name in its heading.

use catalog::import::{Shape, Why};

use crate::harness::{list, reported, taken};
use crate::round_trip::round;

#[test]
fn projects_whose_ids_alone_are_alike_keep_their_names() {
    let text = "# T\n\n- [a/b](https://slash.example): with a slash\n- [a|b](https://pipe.example): with a bar\n- [Foo](https://foo.example): foo\n- [FOO!](https://foo3.example): loud\n";
    let (desk, _) = taken(text, None);
    let names: Vec<&str> = desk.catalog.entries.iter().map(|own| &*own.name).collect();
    assert_eq!(names, ["a/b", "a|b", "Foo", "FOO!"]);
    assert_eq!(desk.ids(), ["a-b", "a-b-2", "foo", "foo-2"]);
    let (_, page) = round(text, None, &list("l"));
    assert!(page.contains("FOO!"), "{page}");
}

#[test]
fn the_same_name_of_another_project_is_told_apart() {
    let text = "# T\n\n- [Foo](https://foo.example): foo\n- [FOO](https://foo3.example): loud\n";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.ids(), ["foo", "foo-foo3-example"]);
    round(text, None, &list("l"));
}

#[test]
fn the_anchor_of_a_heading_is_none_of_its_words() {
    let text = "# T {#top}\n\n## Graduated {#g}\n\n### Baz {#baz-id}\n\n- **Website:** <https://baz.example>\n\n## Incubating\n\n### Qux\n\n- **Website:** <https://qux.example>\n";
    let (desk, reading) = taken(text, Some(Shape::Sections));
    assert_eq!(desk.ids(), ["baz", "qux"]);
    assert_eq!(desk.entry("baz").name, "Baz");
    assert_eq!(desk.level("baz"), Some("graduated"));
    let told: Vec<String> = reported(&reading, Why::Anchor)
        .into_iter()
        .map(|(_, words)| words)
        .collect();
    assert_eq!(told, ["{#top}", "{#g}", "{#baz-id}"]);
    round(text, None, &list("l"));
}
