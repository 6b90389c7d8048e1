//! Tables with headers in languages other than English.

use catalog::import::{self, NoList, Shape};

use crate::harness::{list, taken};
use crate::round_trip::round;

const UNKNOWN: &str = "# Проекты

| Имя | О чём | Лицензия |
| --- | --- | --- |
| Альфа | Хранит | MIT |
| Бета | Шлёт | MIT |
";

#[test]
fn a_table_of_unknown_columns_is_refused_by_their_names() {
    let refused = import::read(UNKNOWN, None).expect_err("no list");
    let columns = ["Имя", "О чём", "Лицензия"].map(str::to_string);
    assert_eq!(
        refused,
        NoList::Unnamed {
            line: 3,
            columns: columns.into()
        }
    );
}

#[test]
fn as_a_table_its_first_column_names_projects() {
    let (desk, _) = taken(UNKNOWN, Some(Shape::Table));
    assert_eq!(desk.entry("alfa").name, "Альфа");
    let extra = &desk.entry("alfa").extra;
    assert_eq!(extra.len(), 2);
    let (_, page) = round(UNKNOWN, Some(Shape::Table), &list("l"));
    assert!(page.ends_with(UNKNOWN), "{page}");
}

#[test]
fn a_table_without_a_name_beside_one_with_one_is_none_of_projects() {
    let text = "# T\n\n| Sign | Means |\n| --- | --- |\n| x | no |\n\n## A\n\n| Project | Goal |\n| --- | --- |\n| A | a |\n";
    let (desk, _) = taken(text, Some(Shape::Table));
    assert_eq!(desk.ids(), ["a"]);
}

#[test]
fn the_words_for_what_most_lists_have_are_known_in_some_languages() {
    for head in [
        "Projekt | Beschreibung | Lizenz | Webseite",
        "Nom | Description | Licence | Site web",
        "Nombre | Descripción | Licencia | Sitio web",
        "项目 | 描述 | 许可证 | 网站",
        "名前 | 説明 | ライセンス | ウェブサイト",
    ] {
        let rule = "| --- | --- | --- | --- |";
        let text =
            format!("# T\n\n| {head} |\n{rule}\n| A | does it | MIT | <https://a.example> |\n");
        let (desk, _) = taken(&text, None);
        let entry = desk.entry("a");
        assert_eq!(entry.summary.as_deref(), Some("does it"), "{head}");
        assert_eq!(entry.license.as_deref(), Some("MIT"), "{head}");
        assert_eq!(
            entry.homepage.as_deref(),
            Some("https://a.example"),
            "{head}"
        );
        let (_, page) = round(&text, None, &list("l"));
        assert!(page.ends_with(&text), "{page}");
    }
}
