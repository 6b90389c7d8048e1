//! Levels in words of a document's own.

use crate::harness::{list, taken};
use crate::round_trip::round;

fn table(column: &str, states: [&str; 4]) -> String {
    let rows = ["A", "B", "C", "D"].iter().zip(states);
    let rows = rows.map(|(name, state)| {
        let id = name.to_lowercase();
        format!("| [{name}](https://{id}.example) | {state} |\n")
    });
    format!(
        "# T\n\n| Tool | {column} |\n| --- | --- |\n{}",
        rows.collect::<String>()
    )
}

#[test]
fn the_rings_of_a_radar_are_levels() {
    let text = table("Ring", ["adopt", "trial", "hold", "assess"]);
    let (desk, _) = taken(&text, None);
    assert_eq!(
        (desk.level("a"), desk.level("c")),
        (Some("adopt"), Some("hold"))
    );
    let track = &desk.catalog.settings.tracks["maturity"];
    let levels: Vec<&str> = track.levels.iter().map(|level| level.id.as_str()).collect();
    assert_eq!(levels, ["assess", "trial", "adopt"]);
    assert!(track.is_retired("hold"));
    let (_, page) = round(&text, None, &list("l"));
    assert!(page.ends_with(&text), "{page}");
}

#[test]
fn words_that_a_column_repeats_are_levels() {
    let text = table("Status", ["tier 1", "tier 2 (soon)", "tier 1", "tier 2"]);
    let (desk, reading) = taken(&text, None);
    assert_eq!(
        (desk.level("a"), desk.level("b")),
        (Some("tier-1"), Some("tier-2"))
    );
    assert!(reading.remarks.iter().any(|remark| {
        remark
            .message
            .starts_with("took `tier 1`, `tier 2` for levels")
    }));
    let (_, page) = round(&text, None, &list("l"));
    assert!(page.ends_with(&text), "{page}");
}

#[test]
fn words_that_stand_once_stay_words() {
    let text = table("Status", ["works", "broken on Mondays", "needs love", "??"]);
    let (desk, _) = taken(&text, None);
    assert_eq!(desk.level("a"), None);
    assert_eq!(desk.entry("b").extra["state"], "broken on Mondays");
    round(&text, None, &list("l"));
}

#[test]
fn a_label_of_sections_may_have_levels_of_its_own() {
    let section = |name: &str, state: &str| {
        format!("### {name}\n\n- **License:** MIT\n- **Status:** {state}\n\n")
    };
    let text = format!(
        "# T\n\n## X\n\n{}{}{}{}",
        section("A", "gold"),
        section("B", "gold"),
        section("C", "silver"),
        section("D", "silver")
    );
    let (desk, _) = taken(&text, None);
    assert_eq!(
        (desk.level("a"), desk.level("d")),
        (Some("gold"), Some("silver"))
    );
    round(&text, None, &list("l"));
}

#[test]
fn words_that_are_no_level_stand_in_their_cell_as_they_were() {
    let text = table("Status", ["stable", "works for me", "beta", "1"]);
    let (_, page) = round(&text, None, &list("l"));
    assert!(page.ends_with(&text), "{page}");
}

#[test]
fn a_colon_in_a_remark_ends_no_label() {
    let text = table(
        "Status",
        ["Stable: v1.2 Prerelease: v2.0", "beta (soon: May)", "", ""],
    );
    let (desk, _) = taken(&text, None);
    assert_eq!(desk.entry("a").extra["stable"], "v1.2 Prerelease: v2.0");
    let current = desk.entry("b").current("maturity").expect("a level");
    assert_eq!(current.note.as_deref(), Some("soon: May"));
    round(&text, None, &list("l"));
}

#[test]
fn words_beside_levels_that_are_none_are_told_of() {
    let text = "# T

| Project | Status |
| --- | --- |
| [A](https://a.example) | Production |
| [B](https://b.example) | Experimental |
| [C](https://c.example) | In development |
| [D](https://d.example) | Sandbox/Production |
| [E](https://e.example) | ?? |
";
    let (desk, reading) = taken(text, None);
    assert_eq!(desk.entry("c").extra["state"], "In development");
    assert_eq!(desk.entry("d").extra["state"], "Sandbox/Production");
    let told: Vec<(usize, &str)> = reading
        .remarks
        .iter()
        .map(|remark| (remark.line, &*remark.message))
        .collect();
    assert_eq!(
        told,
        [(
            7,
            "took `In development`, `Sandbox/Production` for no level: such words stay as they are \
             said, beside a level to come; to have one, add it to the track in catalog.yaml and promote \
             what is at it"
        )]
    );
    round(text, None, &list("l"));
}
