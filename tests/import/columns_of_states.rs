//! Several columns of states are a track each.

use catalog::catalog::model::parse_date;
use catalog::import::Destination;

use crate::harness::{Desk, list, taken};
use crate::round_trip::round;

/// The levels of an entry, each with its track and remark.
fn levels(desk: &Desk, id: &str) -> Vec<String> {
    let entry = desk.entry(id);
    let told = entry.maturity.iter().map(|(track, steps)| {
        let last = steps.last().expect("a level");
        let note = last.note.as_ref().map(|note| format!(" ({note})"));
        format!("{track} {}{}", last.level, note.unwrap_or_default())
    });
    told.collect()
}

fn extra<'d>(desk: &'d Desk, id: &str, key: &str) -> Option<&'d str> {
    desk.entry(id).extra.get(key)?.as_str()
}

/// Takes a document in, and its page into a fresh catalog, whose files are the same.
fn same_files(text: &str, to: &Destination) -> (Desk, String) {
    let mut first = Desk::new();
    first.take(text, None, to);
    let page = first.page("l");
    let mut second = Desk::new();
    second.take(&page, None, to);
    let of_catalog = |desk: &Desk| {
        let files = desk.files.clone().into_iter();
        let mut files: Vec<_> = files.collect();
        files.retain(|(path, _)| path.starts_with("catalog/"));
        files
    };
    assert_eq!(of_catalog(&first), of_catalog(&second), "{page}");
    assert_eq!(second.page("l"), page);
    (first, page)
}

fn on(track: &str) -> Destination {
    Destination {
        track: Some(track.into()),
        ..list("l")
    }
}

const BOTH: &str = "# T

| Project | CNCF status | Our status |
| --- | --- | --- |
| [A](https://a.example) | graduated | adopted |
| [B](https://b.example) | sandbox (since May) | tried out (in one team) |
| [C](https://c.example) |  | adopted |
| [D](https://d.example) | incubating | tried out |
| [E](https://e.example) | incubating |  |
";

#[test]
fn each_column_of_states_is_a_track() {
    let (desk, page) = same_files(BOTH, &list("l"));
    assert_eq!(levels(&desk, "a"), ["cncf graduated", "our adopted"]);
    assert_eq!(
        levels(&desk, "b"),
        ["cncf sandbox (since May)", "our tried-out (in one team)"]
    );
    assert_eq!(levels(&desk, "c"), ["our adopted"]);
    assert_eq!(levels(&desk, "e"), ["cncf incubating"]);
    let tracks = &desk.catalog.settings.tracks;
    assert_eq!(
        (&*tracks["cncf"].title, &*tracks["our"].title),
        ("CNCF", "Our")
    );
    assert_eq!(
        desk.catalog.settings.lists["l"].track.as_deref(),
        Some("cncf")
    );
    assert!(page.ends_with(BOTH), "{page}");
}

#[test]
fn a_promotion_on_one_track_changes_its_column_only() {
    let (mut desk, page) = same_files(BOTH, &list("l"));
    let path = "catalog/projects/d.yaml".to_string();
    let text = desk.files[&path].replace("level: tried-out", "level: adopted");
    desk.files.insert(path, text);
    desk.load();
    let wanted = page.replace("incubating | tried out |", "incubating | adopted |");
    assert_ne!(wanted, page);
    assert_eq!(desk.page("l"), wanted);
}

#[test]
fn a_column_full_of_levels_is_one_whatever_its_header() {
    let text = "# T

| Project | CNCF | Azure | Channel | Notes |
| --- | --- | --- | --- | --- |
| [A](https://a.example) | graduated | GA (AKS) | ax | beta soon |
| [B](https://b.example) | sandbox | ?? | bx | x |
| [C](https://c.example) | incubating |  | cx | y |
| [D](https://d.example) |  | preview | dx | z |
";
    let (desk, page) = same_files(text, &list("l"));
    assert_eq!(levels(&desk, "a"), ["cncf graduated", "azure ga (AKS)"]);
    assert_eq!(levels(&desk, "b"), ["cncf sandbox"]);
    assert_eq!(levels(&desk, "d"), ["azure preview"]);
    assert_eq!(
        desk.catalog.settings.lists["l"].track.as_deref(),
        Some("cncf")
    );
    assert!(page.ends_with(&text.replace("| ?? |", "|  |")), "{page}");
}

#[test]
fn a_column_of_links_is_none_of_levels_unless_it_says_so() {
    let text = "# T

| Project | Status | Owner |
| --- | --- | --- |
| [A](https://a.example) | beta | [beta](https://beta.example) |
| [B](https://b.example) | ga | [Team B](https://team.example) |
";
    let (desk, page) = same_files(text, &list("l"));
    assert_eq!(levels(&desk, "a"), ["maturity beta"]);
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn versions_of_an_api_are_no_track() {
    let text = "# T

| Project | CNCF maturity | API version |
| --- | --- | --- |
| [A](https://a.example) | graduated | v1 |
| [B](https://b.example) | sandbox | v1beta1 |
| [C](https://c.example) | sandbox | beta |
";
    let (desk, page) = same_files(text, &list("l"));
    assert_eq!(levels(&desk, "c"), ["maturity sandbox"]);
    assert_eq!(extra(&desk, "c", "api-version"), Some("beta"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn the_track_that_is_named_is_the_column_so_called_or_the_first() {
    let (desk, page) = same_files(BOTH, &on("our"));
    assert_eq!(levels(&desk, "a"), ["cncf graduated", "our adopted"]);
    assert_eq!(
        desk.catalog.settings.lists["l"].track.as_deref(),
        Some("our")
    );
    assert!(page.ends_with(BOTH), "{page}");
    let text = BOTH
        .replace("CNCF status", "CNCF")
        .replace("Our status", "Us");
    let text = text
        .replace("adopted", "adopt")
        .replace("tried out", "trial");
    for text in [BOTH, &text] {
        let (mut desk, page) = same_files(text, &on("kubernetes"));
        assert!(levels(&desk, "a").contains(&"kubernetes graduated".to_string()));
        let own = &desk.catalog.settings.lists["l"];
        assert_eq!(own.track.as_deref(), Some("kubernetes"));
        assert!(page.ends_with(text), "{page}");
        // The list has its own track from then on.
        let before = desk.files.clone();
        desk.take(text, None, &list("l"));
        assert_eq!(desk.files, before);
    }
}

#[test]
fn a_newer_version_leads_on_in_each_column() {
    let mut desk = Desk::new();
    desk.take(BOTH, None, &list("l"));
    let newer = BOTH.replace("incubating | tried out", "graduated | adopted");
    let to = Destination {
        date: parse_date("2024-01-01"),
        ..list("l")
    };
    desk.take(&newer, None, &to);
    let entry = desk.entry("d");
    assert_eq!(entry.maturity.get("cncf").map(Vec::len), Some(2));
    assert_eq!(levels(&desk, "d")[0], "cncf graduated");
}

#[test]
fn columns_stand_beside_levels_in_headings() {
    let text = "# T

## Graduated

| Project | Azure |
| --- | --- |
| [A](https://a.example) | GA |

## Sandbox

| Project | Azure |
| --- | --- |
| [B](https://b.example) | preview |
| [C](https://c.example) |  |
";
    let (desk, page) = same_files(text, &on("cncf"));
    assert_eq!(levels(&desk, "a"), ["cncf graduated", "azure ga"]);
    assert_eq!(levels(&desk, "c"), ["cncf sandbox"]);
    assert!(page.ends_with(text.trim_start_matches("# T\n")), "{page}");
}

#[test]
fn a_table_may_lack_a_column_that_another_has() {
    let text = "# T

## X

| Project | CNCF status | Our status |
| --- | --- | --- |
| [A](https://a.example) | graduated | adopt |

## Y

| Project | Our status |
| --- | --- |
| [B](https://b.example) | trial |

## Z

| Project | Our maturity | CNCF level |
| --- | --- | --- |
| [C](https://c.example) | trial | sandbox |
";
    let (desk, page) = same_files(text, &list("l"));
    assert_eq!(levels(&desk, "a"), ["cncf graduated", "our adopt"]);
    assert_eq!(levels(&desk, "b"), ["our trial"]);
    assert!(levels(&desk, "c").contains(&"cncf sandbox".to_string()));
    assert!(page.ends_with(text.trim_start_matches("# T\n")), "{page}");
}

#[test]
fn columns_without_words_of_their_own_are_called_as_they_are() {
    let text = "# T

| Project | Status | Stage |
| --- | --- | --- |
| [A](https://a.example) | active | beta |
| [B](https://b.example) | archived; consider using [A](https://a.example) | alpha |
";
    let (desk, page) = same_files(text, &list("l"));
    assert_eq!(levels(&desk, "a"), ["status active", "stage beta"]);
    assert_eq!(levels(&desk, "b"), ["status archived", "stage alpha"]);
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn words_behind_a_level_stay_words_of_the_column() {
    let text = "# T

| Project | CNCF | Azure |
| --- | --- | --- |
| [A](https://a.example) | graduated | GA <br> see [docs](https://docs.example) <br> APIs: v1 |
| [B](https://b.example) | sandbox | deprecated; consider using [A](https://a.example) |
| [C](https://c.example) | sandbox | preview |
| [D](https://d.example) | sandbox | [D on Azure](https://azure.example/d) |
";
    let (desk, page) = same_files(text, &list("l"));
    assert_eq!(levels(&desk, "a"), ["cncf graduated", "azure ga"]);
    let current = desk.entry("b").current("azure").expect("a level");
    assert_eq!(current.superseded_by.as_deref(), Some("a"));
    for url in ["https://docs.example", "https://azure.example/d"] {
        assert!(page.contains(url), "{page}");
    }
    round(text, None, &list("l"));
}

#[test]
fn tracks_of_one_cell_may_stand_in_one_line() {
    let text = "# T

| Project | State |
| --- | --- |
| [A](https://a.example) | CNCF: Graduated, Us: GA (AKS, ARC) |
| [B](https://b.example) | CNCF: sandbox; Us: ??; APIs: v1, v1beta1 |
| [C](https://c.example) | APIs: v1, v1beta1 |
| [D](https://d.example) | CNCF: incubating, soon more |
";
    let (desk, page) = same_files(text, &list("l"));
    assert_eq!(levels(&desk, "a"), ["cncf graduated", "us ga (AKS, ARC)"]);
    assert_eq!(levels(&desk, "b"), ["cncf sandbox"]);
    assert_eq!(extra(&desk, "b", "api"), Some("v1, v1beta1"));
    assert_eq!(extra(&desk, "c", "api"), Some("v1, v1beta1"));
    let row = "| CNCF: graduated <br> Us: GA (AKS, ARC) |";
    assert!(page.contains(row), "{page}");
}

#[test]
fn levels_stand_with_the_letters_that_the_document_has() {
    for [one, other] in [
        ["Graduated", "Sandbox"],
        ["graduated", "sandbox"],
        ["GA", "beta"],
    ] {
        let rows = format!(
            "| [A](https://a.example) | {one} |\n| [B](https://b.example) | {other} (late) |\n"
        );
        let text = format!("| Project | Status |\n| --- | --- |\n{rows}");
        let (_, page) = round(&text, None, &list("l"));
        assert!(page.ends_with(&text), "{page}");
    }
}

#[test]
fn a_level_behind_an_arrow_is_the_one_that_a_project_moved_to() {
    let text = "| Blip | Ring |\n| --- | --- |\n| [A](https://a.example) | Adopt |\n| [B](https://b.example) | Trial → Adopt |\n| [C](https://c.example) | Trial -> Hold (soon) |\n| [D](https://d.example) | Trial |\n| [E](https://e.example) | Hold |\n";
    let (desk, _) = taken(text, None);
    let stand = |id: &str| {
        let last = desk.entry(id).maturity["maturity"].last().cloned();
        last.map(|last| (last.level, last.note))
    };
    assert_eq!(
        stand("b"),
        Some(("adopt".into(), Some("from Trial".into())))
    );
    assert_eq!(
        stand("c"),
        Some(("hold".into(), Some("from Trial; soon".into())))
    );
    let (_, page) = round(text, None, &list("l"));
    assert!(page.contains("| Adopt (from Trial) |"), "{page}");
}
