//! Levels and areas in headings of the first level, and the order in which levels stand.

use catalog::import::Shape;

use crate::harness::{list, taken};
use crate::round_trip::round;

#[test]
fn the_first_level_in_a_heading_of_the_first_level_is_no_title() {
    let text = "# Graduated\n\n## Foo\n\n- **Repository:** https://github.com/foo/foo\n- **License:** MIT\n\n# Incubating\n\n## Baz\n\n- **Repository:** https://github.com/baz/baz\n- **License:** MIT\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(reading.look.title, None);
    assert_eq!(desk.level("foo"), Some("graduated"));
    assert_eq!(desk.level("baz"), Some("incubating"));
    let (_, page) = round(text, None, &list("l"));
    assert!(page.contains("## Graduated\n\n### Foo"), "{page}");
}

#[test]
fn areas_in_headings_of_the_first_level_are_no_title() {
    let bullets = "# Web\n\n- [A](https://a.example): a\n\n# Data\n\n- [B](https://b.example): b\n";
    let sections = "# Web\n\n## A\n\n- **Website:** https://a.example\n\n# Data\n\n## B\n\n- **Website:** https://b.example\n\n# License\n\nFree.\n";
    for (text, shape) in [(bullets, Shape::Bullets), (sections, Shape::Sections)] {
        let (desk, reading) = taken(text, Some(shape));
        assert_eq!(reading.look.title, None);
        assert_eq!(desk.entry("a").areas, ["l/web"]);
        assert_eq!(desk.entry("b").areas, ["l/data"]);
        round(text, Some(shape), &list("l"));
    }
}

#[test]
fn what_heads_all_is_a_title() {
    for text in [
        "# T\n\nAll of it.\n\n# Web\n\n- [A](https://a.example): a\n\n# Data\n\n- [B](https://b.example): b\n",
        "# T\n\n- [Web](#web)\n- [Data](#data)\n\n# Web\n\n- [A](https://a.example): a\n\n# Data\n\n- [B](https://b.example): b\n",
        "# T\n\n- [A](https://a.example): a\n\n# License\n\n- [MIT](https://m.example)\n",
    ] {
        let (_, reading) = taken(text, Some(Shape::Bullets));
        assert_eq!(reading.look.title.as_deref(), Some("T"), "{text}");
    }
}
