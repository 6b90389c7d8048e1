//! What a list has of an entry stays on its page when the entry gets another id.

use crate::harness::{Desk, list};

/// Gives an entry another id, as `catalog rename` does.
fn rename(desk: &mut Desk, from: &str, to: &str) {
    let path = |id: &str| format!("catalog/projects/{id}.yaml");
    let text = desk.files.remove(&path(from)).expect("an entry");
    desk.files
        .insert(path(to), format!("{text}aliases: [{from}]\n"));
    desk.load();
}

#[test]
fn the_words_of_an_entry_stay() {
    let section = |name: &str, label: &str| {
        format!("### {name}\n\n- **{label}:** <https://github.com/o/{name}>\n\n")
    };
    let sections = format!(
        "# T\n\n## Sandbox\n\n{}{}{}",
        section("a", "Repository"),
        section("b", "Repository"),
        section("c", "GitHub")
    );
    let table = "# T\n\n| Project | State |\n| --- | --- |\n| [a](https://a.example) | CNCF: sandbox <br> Us: preview |\n| [b](https://b.example) | CNCF: sandbox <br> Us: preview |\n| [c](https://c.example) | Us: preview <br> CNCF: sandbox |\n";
    let bullets = "# T\n\n- [a](https://a.example) ([code](https://github.com/o/a)): one\n- [b](https://b.example) ([code](https://github.com/o/b)): two\n- [c](https://c.example) ([source](https://github.com/o/c)): three\n";
    for text in [&*sections, table, bullets] {
        let mut desk = Desk::new();
        desk.take(text, None, &list("l"));
        let before = desk.page("l");
        rename(&mut desk, "c", "d");
        assert_eq!(desk.page("l"), before);
    }
}
