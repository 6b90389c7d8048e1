//! What a list says of itself, and the headings of areas that only look so.

use catalog::import::Why;

use super::{BULLETS, kept};
use crate::harness::{Desk, list, reported};

#[test]
fn bullets_about_the_list_itself_are_no_projects() {
    for heading in [
        "Contributors",
        "Contributing",
        "✨ Contributors",
        "License",
        "Credits",
        "Acknowledgements",
        "Sponsors",
        "Maintainers",
        "Authors",
        "Table of Contents",
        "Further reading",
    ] {
        let text = format!(
            "# T\n\n## Tools\n\n- [A](https://a.example): a\n\n## {heading}\n\n- [Jane](https://jane.example): wrote it\n\n### More\n\n- [Joe](https://joe.example): too\n"
        );
        let (desk, reading, _) = kept(&text);
        assert_eq!(desk.ids(), ["a"], "{heading}");
        let prose = reported(&reading, Why::Prose);
        for words in ["Jane", ": wrote it", "Joe"] {
            assert!(prose.iter().any(|(_, text)| text == words), "{prose:?}");
        }
        assert!(reported(&reading, Why::Heading).contains(&(7, heading.to_string())));
    }
}

#[test]
fn areas_that_have_a_word_of_those_are_areas() {
    for heading in [
        "License management",
        "Contributor tools",
        "Sponsorship",
        "Authors and books",
    ] {
        let text = format!("# T\n\n## {heading}\n\n- [A](https://a.example): a\n");
        let (desk, _, page) = kept(&text);
        assert_eq!(desk.ids(), ["a"], "{heading}");
        assert!(page.contains(&format!("## {heading}\n")), "{page}");
    }
}

#[test]
fn a_picture_in_a_heading_is_no_word_of_the_id_of_its_area() {
    let text = "# T\n\n## 🛠 Tools\n\n- [A](https://a.example): a\n\n## 🚀\n\n- [B](https://b.example): b\n";
    let (desk, _, page) = kept(text);
    assert_eq!(desk.entry("a").areas, ["l/tools"]);
    assert_eq!(desk.entry("b").areas, ["l/rocket"]);
    assert!(page.contains("## 🛠 Tools\n"), "{page}");
    let mut twice = Desk::new();
    let both = "# T\n\n## 🛠 Tools\n\n- [A](https://a.example): a\n\n## Tools\n\n- [B](https://b.example): b\n";
    twice.take(both, BULLETS, &list("l"));
    assert_eq!(twice.entry("a").areas, ["l/tools"]);
    assert_eq!(twice.entry("b").areas, ["l/tools-2"]);
}
