//! A link on a day or a level, or behind it, is the evidence of the transition.

use catalog::import::{Destination, Why};

use crate::harness::{Desk, list, reported, taken};

/// The transitions of an entry on a track, each with its day and evidence.
fn steps(desk: &Desk, id: &str, track: &str) -> Vec<String> {
    let steps = desk.entry(id).maturity.get(track).into_iter().flatten();
    let told = steps.map(|step| {
        let date = step.date.map(|date| format!(" {date}")).unwrap_or_default();
        let url = step.evidence.as_ref().map(|url| format!(" {url}"));
        format!("{}{date}{}", step.level, url.unwrap_or_default())
    });
    told.collect()
}

/// Takes a document in, and its page into a fresh catalog, whose files are the same.
fn same_files(text: &str) -> (Desk, String) {
    let mut first = Desk::new();
    first.take(text, None, &list("l"));
    let page = first.page("l");
    let mut second = Desk::new();
    second.take(&page, None, &list("l"));
    let of_catalog = |desk: &Desk| {
        let mut files: Vec<_> = desk.files.clone().into_iter().collect();
        files.retain(|(path, _)| path.starts_with("catalog/"));
        files
    };
    assert_eq!(of_catalog(&first), of_catalog(&second), "{page}");
    assert_eq!(second.page("l"), page);
    (first, page)
}

#[test]
fn days_that_are_links_or_have_one_behind_are_proved() {
    for (one, two) in [
        (
            "[2019-04-08](https://v.io/1)",
            "[2020-04-08](https://v.io/2)",
        ),
        (
            "2019-04-08 ([vote](https://v.io/1))",
            "2020-04-08 ([vote](https://v.io/2))",
        ),
        (
            "2019-04-08 [vote](https://v.io/1)",
            "2020-04-08 [vote](https://v.io/2)",
        ),
        (
            "2019-04-08, [the PR](https://v.io/1)",
            "2020-04-08, [the PR](https://v.io/2)",
        ),
    ] {
        let text = format!(
            "# T

| Project | Accepted | Incubating | Graduated |
| --- | --- | --- | --- |
| [A](https://a.example) | {one} | {two} | 2021-01-01 |
| [B](https://b.example) | {one} |  |  |
"
        );
        let (mut desk, page) = same_files(&text);
        let wanted = [
            "sandbox 2019-04-08 https://v.io/1",
            "incubating 2020-04-08 https://v.io/2",
            "graduated 2021-01-01",
        ];
        assert_eq!(steps(&desk, "a", "maturity"), wanted);
        assert!(page.ends_with(&text), "{page}");
        // What is promoted with evidence stands there in the same form.
        let path = "catalog/projects/b.yaml".to_string();
        let more =
            "    - level: incubating\n      date: 2022-02-02\n      evidence: https://v.io/9\n";
        let file = desk.files[&path].replace(
            "      evidence: https://v.io/1\n",
            &format!("      evidence: https://v.io/1\n{more}"),
        );
        desk.files.insert(path, file);
        desk.load();
        let row = two
            .replace("2020-04-08", "2022-02-02")
            .replace("v.io/2", "v.io/9");
        let row = format!("| [B](https://b.example) | {one} | {row} |  |");
        assert!(desk.page("l").contains(&row), "{}", desk.page("l"));
    }
}

#[test]
fn words_of_evidence_that_differ_from_those_of_most_are_reported() {
    let text = "# T

| Project | Incubating | Graduated |
| --- | --- | --- |
| [A](https://a.example) | 2019-04-08 ([vote](https://v.io/1)) | [2020-04-08](https://v.io/2) |
| [B](https://b.example) | 2019-04-08 ([vote](https://v.io/3)) | 2020-04-08 <https://v.io/4> |
| [C](https://c.example) | 2019-04-08 ([PR](https://v.io/5)) | [April 2020](https://v.io/6) |
| [D](https://d.example) | [2019-04-08](https://v.io/7) | 2018-01-01 ([no](https://v.io/8)) |
";
    let (desk, page) = same_files(text);
    assert_eq!(
        steps(&desk, "c", "maturity"),
        ["incubating 2019-04-08 https://v.io/5"]
    );
    for number in 1..=8 {
        assert!(page.contains(&format!("https://v.io/{number}")), "{page}");
    }
    let row = "| 2019-04-08 ([vote](https://v.io/5)) | [April 2020](https://v.io/6) |";
    assert!(page.contains(row), "{page}");
    let (_, reading) = taken(text, None);
    assert_eq!(reported(&reading, Why::LinkWords), [(7, "PR".into())]);
}

#[test]
fn a_column_of_days_dates_the_level_beside_it() {
    let text = "# T

| Project | CNCF status | Since | Us | Date |
| --- | --- | --- | --- | --- |
| [A](https://a.example) | graduated | [2020-04-08](https://v.io/1) | adopt | 2021-01-01 |
| [B](https://b.example) | sandbox |  | trial (soon) | April 2021 |
| [C](https://c.example) |  | 2020-04-09 | adopt | [2021-01-03](https://v.io/2) |
";
    let (mut desk, page) = same_files(text);
    assert_eq!(
        steps(&desk, "a", "cncf"),
        ["graduated 2020-04-08 https://v.io/1"]
    );
    assert_eq!(steps(&desk, "a", "us"), ["adopt 2021-01-01"]);
    assert_eq!(steps(&desk, "c", "us"), ["adopt 2021-01-03 https://v.io/2"]);
    assert_eq!(desk.entry("c").extra["since"], "2020-04-09");
    assert!(page.ends_with(text), "{page}");
    let path = "catalog/projects/b.yaml".to_string();
    let file = desk.files[&path].replace(
        "sandbox\n",
        "sandbox\n    - level: graduated\n      date: 2022-02-02\n",
    );
    desk.files.insert(path, file);
    desk.load();
    let row = "| [B](https://b.example) | graduated | 2022-02-02 | trial (soon) | April 2021 |";
    assert!(desk.page("l").contains(row), "{}", desk.page("l"));
}

#[test]
fn a_single_column_of_states_may_have_days_beside_it() {
    let text = "# T

| Project | Status | Since |
| --- | --- | --- |
| [A](https://a.example) | CNCF: graduated <br> Azure: GA | 2020-04-08 ([vote](https://v.io/1)) |
| [B](https://b.example) | CNCF: sandbox | 2021-04-08 ([vote](https://v.io/2)) |
";
    let (desk, page) = same_files(text);
    assert_eq!(
        steps(&desk, "a", "cncf"),
        ["graduated 2020-04-08 https://v.io/1"]
    );
    assert!(page.ends_with(text), "{page}");
    let text = "# T

| Project | Level | Graduated on | Accepted |
| --- | --- | --- | --- |
| [A](https://a.example) | graduated | [2020-04-08](https://v.io/1) | [2018-01-01](https://v.io/3) |
| [B](https://b.example) | sandbox |  | [2021-04-08](https://v.io/2) |
";
    let (desk, page) = same_files(text);
    assert_eq!(
        steps(&desk, "b", "maturity"),
        ["sandbox 2021-04-08 https://v.io/2"]
    );
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn a_link_beside_a_level_proves_it() {
    let text = "# T

| Project | CNCF status | Our status |
| --- | --- | --- |
| [A](https://a.example) | graduated ([vote](https://v.io/1)) | [GA](https://v.io/2) |
| [B](https://b.example) | sandbox (soon more) ([vote](https://v.io/3)) | preview |
| [C](https://c.example) | incubating | [GA](https://v.io/4) (AKS) |
";
    let (desk, page) = same_files(text);
    assert_eq!(steps(&desk, "a", "cncf"), ["graduated https://v.io/1"]);
    assert_eq!(steps(&desk, "b", "cncf"), ["sandbox https://v.io/3"]);
    assert_eq!(steps(&desk, "c", "our"), ["ga https://v.io/4"]);
    let note = desk
        .entry("c")
        .current("our")
        .and_then(|step| step.note.clone());
    assert_eq!(note.as_deref(), Some("AKS"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn a_link_that_tells_of_something_else_is_a_link() {
    let text = "# T

| Project | Status |
| --- | --- |
| [A](https://a.example) | GA ([AKS](https://aks.example)) |
| [B](https://b.example) | archived; consider using [A](https://a.example) |
| [C](https://c.example) | GA ([docs](https://docs.example), [vote](https://v.io/1)) |
";
    let (desk, _) = same_files(text);
    assert_eq!(steps(&desk, "a", "maturity"), ["ga"]);
    assert_eq!(
        desk.entry("a").links["other"][0].url.to_string(),
        "https://aks.example"
    );
    assert_eq!(steps(&desk, "c", "maturity"), ["ga"]);
}

#[test]
fn a_label_of_sections_has_its_evidence() {
    let text = "# T

## X

### A

- **License:** MIT
- **Status:** graduated ([vote](https://v.io/1))

### B

- **License:** MIT
- **Status:** sandbox (soon) ([vote](https://v.io/2))
";
    let (desk, page) = same_files(text);
    assert_eq!(steps(&desk, "a", "maturity"), ["graduated https://v.io/1"]);
    assert!(
        page.contains("- **Status:** sandbox (soon) ([vote](https://v.io/2))"),
        "{page}"
    );
    let headed = text
        .replace("## X", "## Graduated Projects")
        .replace("sandbox (soon)", "graduated");
    let (desk, _) = same_files(&headed);
    assert_eq!(steps(&desk, "b", "maturity"), ["graduated https://v.io/2"]);
}

#[test]
fn evidence_is_added_to_what_is_there_and_another_is_reported() {
    let text = |url: &str| {
        format!(
            "# T\n\n| Project | Status |\n| --- | --- |\n| [A](https://a.example) | graduated{url} |\n"
        )
    };
    let mut desk = Desk::new();
    desk.take(&text(""), None, &list("l"));
    desk.take(&text(" ([vote](https://v.io/1))"), None, &list("l"));
    assert_eq!(steps(&desk, "a", "maturity"), ["graduated https://v.io/1"]);
    let before = desk.files.clone();
    let to = Destination::default();
    let to = Destination {
        list: "l".into(),
        ..to
    };
    let (reading, intake) = desk.take(&text(" ([vote](https://v.io/2))"), None, &to);
    assert_eq!(intake.contradictions.len(), 1);
    let refused = reported(&reading, Why::Contradiction);
    assert!(refused.contains(&(5, "vote".into())), "{refused:?}");
    assert_eq!(desk.files, before);
}

#[test]
fn a_word_may_say_in_the_bracket_what_proves_a_day() {
    let text = "# T

| Project | Accepted | Incubating |
| --- | --- | --- |
| [A](https://a.example) | 2019-04-08 (proposal [here](https://v.example/1)) | 2020-04-08 (vote [here](https://v.example/2)) |
| [B](https://b.example) | 2019-04-09 (proposal [here](https://v.example/3)) |  |
";
    let (desk, page) = same_files(text);
    let wanted = [
        "sandbox 2019-04-08 https://v.example/1",
        "incubating 2020-04-08 https://v.example/2",
    ];
    assert_eq!(steps(&desk, "a", "maturity"), wanted);
    assert!(page.ends_with(text), "{page}");
    let other = text.replace("09 (proposal", "09 (issue");
    let (_, reading) = taken(&other, None);
    let words = [(6, "issue here".to_string())];
    assert_eq!(reported(&reading, Why::LinkWords), words);
}

#[test]
fn the_number_of_what_proves_a_day_is_its_own() {
    let text = "# T

| Project | Accepted | Incubating |
| --- | --- | --- |
| [A](https://a.example) | 2019-04-08 ([#1](https://github.com/x/y/issues/1)) | 2020-04-08 (PR [#12](https://github.com/x/y/pull/12)) |
| [B](https://b.example) | 2019-04-09 ([#2](https://github.com/x/y/issues/2)) |  |
";
    let (_, page) = same_files(text);
    assert!(page.ends_with(text), "{page}");
    let (_, reading) = taken(text, None);
    assert_eq!(reported(&reading, Why::LinkWords), []);
}
