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

#[test]
fn numbers_that_are_not_kept_are_said() {
    let remarks = |text: &str| {
        let (_, reading, _) = kept(text);
        let remarks = reading.remarks.into_iter();
        let about = remarks.filter(|remark| remark.message.contains("numbers"));
        about.map(|remark| remark.line).collect::<Vec<_>>()
    };
    let (a, b) = ("[A](https://a.example): a", "[B](https://b.example): b");
    assert_eq!(remarks(&format!("# T\n\n1. {b}\n2. {a}\n")), [3]);
    assert_eq!(remarks(&format!("# T\n\n1. {a}\n2. {b}\n")), [0; 0]);
    assert_eq!(remarks(&format!("# T\n\n- {b}\n- {a}\n")), [0; 0]);
}

#[test]
fn a_table_beside_bullets_is_reported_line_by_line() {
    let bullets = "- [A](https://a.example): a\n- [B](https://b.example): b\n- [C](https://c.example): c\n- [D](https://d.example): d\n";
    let table = "| Project | Goal |\n|---|---|\n| [E](https://e.example) | e words |\n| [F](https://f.example) | f |\n| [G](https://g.example) | g |\n";
    let text = format!("# T\n\n## One\n\n{bullets}\n## Two\n\n{table}");
    let mut desk = Desk::new();
    let (reading, _) = desk.take(&text, None, &list("l"));
    assert_eq!(desk.ids(), ["a", "b", "c", "d"]);
    let cells = reported(&reading, Why::Cell);
    for cell in [
        (14, "E"),
        (14, "e words"),
        (15, "F"),
        (16, "G"),
        (12, "Goal"),
    ] {
        assert!(cells.contains(&(cell.0, cell.1.to_string())), "{cells:?}");
    }
    let said = "3 rows of tables have links too, and are not read as projects; `--as table` with \
                another `--list` reads these";
    assert!(reading.remarks.iter().any(|remark| remark.message == said));
}
